using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Ensembles;

/// <summary>
/// What a study has finished, on disk: one line a case, each with a checksum, only ever appended. After an interruption, whatever lines are whole
/// count and everything else is run again; since a case gives the same bits whenever it runs, the results are the same bytes as without
/// the interruption. A line reads <c>case ok|failed data checksum</c>; data are the outcomes as little-endian doubles, or the reason, in base 64.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const string Magic = "tradesim-journal-1";

    private readonly FileStream file;

    private Journal(FileStream file) => this.file = file;

    /// <summary>Cases that an earlier run finished.</summary>
    public Dictionary<int, JournalEntry> Finished { get; } = [];

    /// <summary>Lines that were not whole and do not count.</summary>
    public int Damaged { get; private set; }

    /// <summary>Opens a journal, or starts it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="identity">What makes the study this study; a journal of another one is refused.</param>
    /// <param name="figures">Outcomes of a case.</param>
    public static Journal Open(string path, string identity, int figures)
    {
        var journal = new Journal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
        try
        {
            journal.Read(path, identity, figures);
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
        foreach (var (@case, entry) in cases) AppendLine(text, $"{Invariant.Text(@case)} {(entry.Failure is null ? "ok" : "failed")} {Convert.ToBase64String(entry.ToBytes())}");
        Write(text);
    }

    public void Dispose() => file.Dispose();

    private void Read(string path, string identity, int figures)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var header = $"{Magic} {identity}";
        var headerRead = false;
        var end = 0;
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0) break; // torn: the run stopped while it wrote
            var content = Checked(Encoding.ASCII.GetString(bytes, start, length));
            start += length + 1;
            if (!headerRead)
            {
                if (content != header) throw new StudyException($"{path}: got the journal of another study, expected this one's. It differs in scenario, outcomes, design or seed; a fresh file starts anew.");
                headerRead = true;
            }
            else if (content is null || !TryAdd(content, figures)) Damaged++;
            end = start;
        }
        if (headerRead)
        {
            if (end < bytes.Length) Damaged++;
            file.SetLength(end);
            file.Position = end;
            return;
        }
        // Nothing, or a header that was torn, may be written over; another file may not.
        if (bytes.Length > 0 && !header.StartsWith(Encoding.ASCII.GetString(bytes, 0, Math.Min(Magic.Length, bytes.Length)), StringComparison.Ordinal))
            throw new StudyException($"{path}: got a file that is not a journal, expected none or a journal of this study");
        file.SetLength(0);
        file.Position = 0;
        var text = new StringBuilder();
        AppendLine(text, header);
        Write(text);
    }

    private bool TryAdd(string content, int figures)
    {
        var parts = content.Split(' ');
        if (parts.Length != 3 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var @case)) return false;
        var bytes = Convert.FromBase64String(parts[2]);
        if (parts[1] == "failed") Finished[@case] = new JournalEntry([], Encoding.UTF8.GetString(bytes));
        else if (bytes.Length == figures * sizeof(double)) Finished[@case] = new JournalEntry([.. MemoryMarshal.Cast<byte, double>(bytes)], null);
        else return false;
        return true;
    }

    private void Write(StringBuilder text)
    {
        file.Write(Encoding.ASCII.GetBytes(text.ToString()));
        file.Flush(flushToDisk: true);
    }

    private static void AppendLine(StringBuilder text, string content) => text.Append(content).Append(' ').Append(ChecksumOf(content)).Append('\n');

    /// <summary>The line without its checksum; null where that does not fit.</summary>
    private static string? Checked(string line)
    {
        var space = line.LastIndexOf(' ');
        return space > 0 && line[(space + 1)..] == ChecksumOf(line[..space]) ? line[..space] : null;
    }

    private static string ChecksumOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(content)).AsSpan(0, 8));
}

/// <summary>A finished case: its outcomes by year and outcome in one row, or why it failed.</summary>
internal sealed record JournalEntry(ImmutableArray<double> Figures, string? Failure)
{
    public byte[] ToBytes() => Failure is null ? MemoryMarshal.AsBytes(Figures.AsSpan()).ToArray() : Encoding.UTF8.GetBytes(Failure);
}
