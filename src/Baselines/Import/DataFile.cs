using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace TradeSim.Baselines.Import;

/// <summary>A downloaded text table: its encoding, its separator and its first rows.</summary>
internal sealed class DataFile
{
    private const int HeadBytes = 1 << 20;
    private const int HeadRows = 8;

    private readonly Encoding? encoding; // null: UTF-8, or what a byte order mark says
    private readonly char separator;

    private DataFile(string path, Encoding? encoding, char separator, IReadOnlyList<string[]> head)
    {
        FilePath = path;
        this.encoding = encoding;
        this.separator = separator;
        Head = head;
        Bytes = new FileInfo(path).Length;
    }

    /// <summary>Path.</summary>
    public string FilePath { get; }

    /// <summary>Name of the file.</summary>
    public string Name => Path.GetFileName(FilePath);

    /// <summary>Size.</summary>
    public long Bytes { get; }

    /// <summary>The first rows, the header among them.</summary>
    public IReadOnlyList<string[]> Head { get; }

    /// <summary>The first row.</summary>
    public string[] Header => Head.Count > 0 ? Head[0] : [];

    /// <summary>Opens a file and reads its first rows.</summary>
    /// <exception cref="RecipeException">The file does not exist, or is no text.</exception>
    public static DataFile Open(string path)
    {
        if (!File.Exists(path))
            throw new RecipeException([$"{path}: file not found"]);
        byte[] start = new byte[HeadBytes];
        using (FileStream stream = File.OpenRead(path))
            Array.Resize(ref start, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        if (start.AsSpan().StartsWith("PK"u8) || start.AsSpan().StartsWith(new byte[] { 0x1f, 0x8b }))
            throw new RecipeException([$"{path}: a compressed file; unpack it first, and import the CSV in it"]);
        Encoding? encoding = EncodingOf(start);
        var unopened = new DataFile(path, encoding, ',', []);
        char separator = SeparatorOf(FirstLine(start, encoding));
        unopened = new DataFile(path, encoding, separator, []);
        var head = new List<string[]>();
        using CsvReader reader = unopened.Rows();
        while (head.Count < HeadRows && reader.Read())
            head.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index).Trim().TrimStart('\uFEFF'))]);
        return new DataFile(path, encoding, separator, head);
    }

    /// <summary>Reads the file from its first row on, as a stream.</summary>
    public CsvReader Rows() =>
        CsvReader.FromFile(
            FilePath,
            CsvReaderOptions.Default with
            {
                Separator = separator,
                HasHeader = false,
                Encoding = encoding,
                PoolStrings = true,
                BufferSize = HeadBytes,
                MaxRecordSize = 64 * HeadBytes,
            },
            FileOptions.SequentialScan
        );

    /// <summary>Where the columns with these names are in a header; −1 where there is none. Case does not matter.</summary>
    public static int[] Columns(string[] header, params string[] names) =>
        Array.ConvertAll(names, name => Array.FindIndex(header, column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether the header has all columns with these names.</summary>
    public bool Has(params string[] names) => Columns(Header, names).All(index => index >= 0);

    /// <summary>The first columns, for messages.</summary>
    public string ColumnsInWords()
    {
        const int Most = 12;
        string[] widest = Head.MaxBy(row => row.Length) ?? [];
        return widest.Length == 0
            ? "none"
            : string.Join(", ", widest.Take(Most).Select(column => column.Length == 0 ? "(empty)" : column))
                + (widest.Length > Most ? $", and {widest.Length - Most} more" : "");
    }

    private static Encoding? EncodingOf(byte[] start)
    {
        if (start.AsSpan().StartsWith(new byte[] { 0xff, 0xfe }) || start.AsSpan().StartsWith(new byte[] { 0xfe, 0xff }))
            return null; // the reader honours the mark
        int zeros = start.Take(2000).Count(each => each == 0);
        if (zeros > Math.Min(2000, start.Length) / 4)
            return start[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode;
        // The end of the buffer may split a character.
        int end = start.Length;
        while (end > 0 && end > start.Length - 4 && start[end - 1] >= 0x80)
            end--;
        return Utf8.IsValid(start.AsSpan(0, end)) ? null : Encoding.Latin1;
    }

    private static string FirstLine(byte[] start, Encoding? encoding)
    {
        using var reader = new StreamReader(new MemoryStream(start), encoding ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadLine() ?? "";
    }

    private static char SeparatorOf(string line)
    {
        var (tabs, semicolons, commas) = (
            line.Count(each => each == '\t'),
            line.Count(each => each == ';'),
            line.Count(each => each == ',')
        );
        return tabs > Math.Max(semicolons, commas) ? '\t'
            : semicolons > commas ? ';'
            : ',';
    }
}
