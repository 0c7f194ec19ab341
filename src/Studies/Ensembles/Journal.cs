using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Ensembles;

/// <summary>
/// What a study has finished, on disk: one line a case, each with a checksum, only ever appended. After an interruption, whatever lines are
/// whole count and everything else is run again; since a case gives the same bits whenever it runs, the results are the same bytes as
/// without the interruption. A line reads <c>case ok|failed data checksum</c>; data are the outcomes as little-endian doubles, or the
/// reason, in base 64.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const string Magic = "tradesim-journal-1";

    private readonly FileStream file;

    private Journal(FileStream file) => this.file = file;

    /// <summary>Opens a journal, or starts it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="identity">What makes the study this study; a journal of another one is refused.</param>
    /// <param name="figures">Outcomes of a case.</param>
    /// <param name="finished">Receives each case that an earlier run finished, in the order of the lines; of a case that was run again, the
    /// last counts.</param>
    public static Journal Open(string path, string identity, int figures, Action<int, JournalEntry> finished)
    {
        var journal = new Journal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
        try
        {
            journal.Read(path, identity, figures, finished);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
        return journal;
    }

    /// <summary>Appends finished cases and sees that they are on the disk.</summary>
    public void Append(IEnumerable<(int Case, JournalEntry Entry)> cases)
    {
        var text = new StringBuilder();
        foreach (var (@case, entry) in cases)
            AppendLine(
                text,
                $"{Invariant.Text(@case)} {(entry.Failure is null ? "ok" : "failed")} {Convert.ToBase64String(entry.ToBytes())}"
            );
        Write(text);
    }

    public void Dispose() => file.Dispose();

    private void Read(string path, string identity, int figures, Action<int, JournalEntry> finished)
    {
        var header = $"{Magic} {identity}";
        var start = ReadText(Magic.Length);
        var end = 0L;
        // A line without its end was torn: the run stopped while it wrote.
        foreach (var line in WholeLines())
        {
            var content = Checked(line);
            if (end == 0 && content != header)
                throw new StudyException(
                    $"{path}: got the journal of another study, expected this one's. It differs in scenario, outcomes, design or seed; "
                        + $"a new file starts again from the first case."
                );
            if (end > 0 && content is not null && EntryOf(content, figures) is var (@case, entry))
                finished(@case, entry);
            end += line.Length + 1;
        }
        // Nothing, or a header that was torn, may be written over; another file may not.
        if (end == 0 && !header.StartsWith(start, StringComparison.Ordinal))
            throw new StudyException($"{path}: got a file that is not a journal, expected none or a journal of this study");
        file.SetLength(end);
        file.Position = end;
        if (end > 0)
            return;
        var text = new StringBuilder();
        AppendLine(text, header);
        Write(text);
    }

    private string ReadText(int most)
    {
        var bytes = new byte[most];
        var count = file.ReadAtLeast(bytes, most, throwOnEndOfStream: false);
        file.Position = 0;
        return Encoding.ASCII.GetString(bytes, 0, count);
    }

    /// <summary>Line by line, so that a long journal takes no memory.</summary>
    private IEnumerable<string> WholeLines()
    {
        var line = new StringBuilder();
        var bytes = new byte[1 << 16];
        for (int count; (count = file.Read(bytes)) > 0; )
        {
            var from = 0;
            for (int length; (length = Array.IndexOf(bytes, (byte)'\n', from, count - from)) >= 0; from = length + 1)
            {
                line.Append(Encoding.Latin1.GetString(bytes, from, length - from));
                yield return line.ToString();
                line.Clear();
            }
            line.Append(Encoding.Latin1.GetString(bytes, from, count - from));
        }
    }

    private static (int Case, JournalEntry Entry)? EntryOf(string content, int figures)
    {
        var parts = content.Split(' ');
        if (parts.Length != 3 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var @case))
            return null;
        var bytes = Convert.FromBase64String(parts[2]);
        if (parts[1] == "failed")
            return (@case, new JournalEntry([], Encoding.UTF8.GetString(bytes)));
        return bytes.Length == figures * sizeof(double)
            ? (@case, new JournalEntry([.. MemoryMarshal.Cast<byte, double>(bytes)], null))
            : null;
    }

    private void Write(StringBuilder text)
    {
        file.Write(Encoding.ASCII.GetBytes(text.ToString()));
        file.Flush(flushToDisk: true);
    }

    private static void AppendLine(StringBuilder text, string content) =>
        text.Append(content).Append(' ').Append(ChecksumOf(content)).Append('\n');

    /// <summary>The line without its checksum; null where that does not fit.</summary>
    private static string? Checked(string line)
    {
        var space = line.LastIndexOf(' ');
        return space > 0 && line[(space + 1)..] == ChecksumOf(line[..space]) ? line[..space] : null;
    }

    private static string ChecksumOf(string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(content)).AsSpan(0, 8));
}

/// <summary>A finished case: its outcomes by year and outcome in one row, or why it failed.</summary>
internal sealed record JournalEntry(ImmutableArray<double> Figures, string? Failure)
{
    public byte[] ToBytes() => Failure is null ? MemoryMarshal.AsBytes(Figures.AsSpan()).ToArray() : Encoding.UTF8.GetBytes(Failure);
}
