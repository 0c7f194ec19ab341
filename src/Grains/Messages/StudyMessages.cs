using System.Security.Cryptography;
using System.Text;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies;
using TradeSim.Studies.Requests;
using Request = TradeSim.Studies.Requests.Request;

namespace TradeSim.Grains.Messages;

/// <summary>The order of a study: a scenario with its files, a table of cases, and how to run it.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.study-order")]
public sealed class StudyOrder
{
    private StudyOrder() { }

    /// <summary>An order.</summary>
    /// <param name="name">Name for people.</param>
    /// <param name="scenario">The scenario with its files.</param>
    /// <param name="table">The cases.</param>
    /// <param name="options">Cases in a batch, and what to keep.</param>
    /// <param name="large">Whether the scenario may be beyond the usual limits (<see cref="ReaderLimits.Large"/>).</param>
    /// <param name="request">The request that the study belongs to, so that its files can be written from the results; null: none.</param>
    /// <exception cref="StudyException">Scenario and cases are too large for a message.</exception>
    public StudyOrder(
        string name,
        ScenarioBundle scenario,
        CaseTable table,
        RunOptions options,
        bool large = false,
        Request? request = null
    )
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        PayloadLimit.Check(
            scenario.Files.Sum(file => (long)file.Bytes.Length) + (sizeof(double) * (long)table.Count * table.Columns.Length),
            "the scenario's files and the table of cases",
            "fewer cases, smaller files, or to run them without a cluster"
        );
        Name = name;
        Engine = EngineIdentity.Current;
        Bundle = BundleCoder.Encode(scenario);
        Scenario = $"{scenario.Sha256} {Engine}{(large ? " large" : "")}";
        IsLarge = large;
        Columns = [.. table.Columns];
        Cases = table.Count;
        Values = TableCoder.Encode(table, 0, table.Count);
        CasesPerBatch = options.CasesPerBatch;
        KeepTables = options.KeepTables;
        if (request is null)
            return;
        Kind = request.Kind;
        RequestText = RequestJson.Write(request);
        // Where the files of a scenario are does not matter: its fingerprint identifies their contents.
        var anywhere = request.AllScenarios().Select(scenario => scenario with { File = Path.GetFileName(scenario.File) });
        RequestFingerprint = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(RequestJson.Write(request.WithScenarios([.. anywhere]))))
        );
    }

    /// <summary>Name for people.</summary>
    [Id(0)]
    public string Name { get; private set; } = "";

    /// <summary>Number of cases.</summary>
    [Id(1)]
    public int Cases { get; private set; }

    /// <summary>Fingerprint of the scenario, its files and its limits, with the engine that is to run it.</summary>
    [Id(2)]
    public string Scenario { get; private set; } = "";

    [Id(3)]
    internal byte[] Bundle { get; private set; } = [];

    [Id(4)]
    internal int[] Columns { get; private set; } = [];

    [Id(5)]
    internal byte[] Values { get; private set; } = [];

    [Id(6)]
    internal int? CasesPerBatch { get; private set; }

    [Id(7)]
    internal bool KeepTables { get; private set; }

    /// <summary>Whether the scenario may be beyond the usual limits.</summary>
    [Id(8)]
    public bool IsLarge { get; private set; }

    /// <summary>The kind of the request that the study belongs to; empty: none.</summary>
    [Id(9)]
    public string Kind { get; private set; } = "";

    /// <summary>The request as JSON; empty: none.</summary>
    [Id(10)]
    internal string RequestText { get; private set; } = "";

    /// <summary>A fingerprint of the request that does not depend on the folders of its scenarios.</summary>
    [Id(12)]
    internal string RequestFingerprint { get; private set; } = "";

    /// <summary>Identity of the client's engine (<see cref="EngineIdentity"/>). Another one may give other bits, so it runs no case
    /// of this study.</summary>
    [Id(11)]
    internal string Engine { get; private set; } = "";

    /// <summary>
    /// A key that is the same for the same request on the same scenario: a client that was interrupted finds its study again.
    /// It does not depend on the cases in a batch, which change no bit.
    /// </summary>
    public string Key => field ??= KeyOfRequest();

    /// <summary>Size of files and cases, bytes.</summary>
    internal long Bytes => Bundle.LongLength + Values.LongLength;

    /// <summary>Limits of the scenario.</summary>
    public ReaderLimits Limits => IsLarge ? ReaderLimits.Large : ReaderLimits.Default;

    /// <summary>The scenario with its files.</summary>
    public ScenarioBundle ToBundle() => BundleCoder.Decode(Bundle);

    /// <summary>The request that the study belongs to; null: none.</summary>
    /// <exception cref="StudyException">It is no request of this version.</exception>
    public Request? ToRequest() => RequestText.Length == 0 ? null : RequestJson.Read(RequestText, $"the request of study {Key}");

    internal CaseTable ToTable() => TableCoder.Decode(Columns, Values, Cases);

    /// <exception cref="StudyException">Another engine is to run it.</exception>
    internal void CheckEngine() => EngineMismatch.Check(Engine, "silo");

    /// <summary>Checks every field, since a silo trusts no client to have checked its own.</summary>
    /// <exception cref="StudyException">One is beyond its limit.</exception>
    internal void Check()
    {
        MessageLimits.NoneIsNull(Bundle, Columns, Values);
        MessageLimits.Text(Name, MessageLimits.NameLength, nameof(Name));
        MessageLimits.Text(Scenario, MessageLimits.NameLength, nameof(Scenario));
        MessageLimits.Text(Kind, MessageLimits.KindLength, nameof(Kind));
        MessageLimits.Text(RequestText, MessageLimits.RequestLength, nameof(RequestText));
        MessageLimits.Text(RequestFingerprint, MessageLimits.KindLength, nameof(RequestFingerprint));
        MessageLimits.Text(Engine, MessageLimits.KindLength, nameof(Engine));
        MessageLimits.Count(Bundle.Length, 1, PayloadLimit.Bytes, nameof(Bundle));
        MessageLimits.Count(CasesPerBatch ?? 1, 1, MessageLimits.Cases, nameof(CasesPerBatch));
        MessageLimits.Table(Columns, Values, Cases);
    }

    private string KeyOfRequest()
    {
        var bytes = new ByteWriter();
        bytes.Text(Scenario); // with the engine
        bytes.Text(Kind);
        bytes.Text(RequestFingerprint);
        bytes.Ints(Columns);
        bytes.Raw(Values);
        bytes.Flag(KeepTables);
        return $"{(Kind.Length > 0 ? Kind : "study")}-{Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..12]}";
    }
}

/// <summary>The order of a market: some cases of a study.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.batch-order")]
public sealed class BatchOrder
{
    [Id(0)]
    internal string Study { get; init; } = "";

    [Id(1)]
    internal string Scenario { get; init; } = "";

    [Id(2)]
    internal int Cases { get; init; }

    [Id(3)]
    internal int[] Columns { get; init; } = [];

    [Id(4)]
    internal byte[] Values { get; init; } = [];

    [Id(5)]
    internal bool KeepTables { get; init; }

    /// <summary>Identity of the engine that is to run it.</summary>
    [Id(6)]
    internal string Engine { get; init; } = "";

    /// <exception cref="StudyException">A field is beyond its limit.</exception>
    internal void Check()
    {
        MessageLimits.NoneIsNull(Columns, Values);
        MessageLimits.Text(Study, MessageLimits.NameLength, nameof(Study));
        MessageLimits.Text(Scenario, MessageLimits.NameLength, nameof(Scenario));
        MessageLimits.Table(Columns, Values, Cases);
    }
}

/// <summary>How a batch went.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.batch-report")]
public sealed class BatchReport
{
    /// <summary>Cores of the silo that ran it: how many batches it can run at a time.</summary>
    [Id(0)]
    public int Cores { get; init; }

    /// <summary>Why its scenario cannot be run at all; null: the results are stored.</summary>
    [Id(1)]
    public string? Refusal { get; init; }

    /// <summary>Identity of the silo's engine, where it is not that of the study; the batch was not run. Null: it is.</summary>
    [Id(2)]
    public string? OtherEngine { get; init; }
}

/// <summary>The stored results of a batch.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.batch-results")]
public sealed class BatchResults
{
    [Id(0)]
    internal byte[] Cases { get; init; } = [];

    /// <summary>The run that made them. A batch that was run twice would have another.</summary>
    [Id(1)]
    public Guid Run { get; init; }

    /// <summary>Identity of the engine that made them.</summary>
    [Id(2)]
    public string Engine { get; init; } = "";
}

/// <summary>The status of a study.</summary>
public enum StudyStatus
{
    /// <summary>The cluster does not know it, or has lost it with a silo that kept it in memory.</summary>
    Unknown,

    /// <summary>Batches are being run.</summary>
    Running,

    /// <summary>All results are stored.</summary>
    Finished,

    /// <summary>It was cancelled; finished cases are stored.</summary>
    Cancelled,

    /// <summary>It cannot be run.</summary>
    Failed,
}

/// <summary>How far a study has come.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.study-progress")]
public sealed record StudyProgress
{
    /// <summary>An unknown study.</summary>
    public static StudyProgress Unknown { get; } = new();

    /// <summary>The study's key.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>Name for people.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>Its status.</summary>
    [Id(2)]
    public StudyStatus Status { get; init; }

    /// <summary>Why it failed, if it did.</summary>
    [Id(3)]
    public string? Failure { get; init; }

    /// <summary>Number of cases.</summary>
    [Id(4)]
    public int Cases { get; init; }

    /// <summary>Cases in a batch; the last may have fewer.</summary>
    [Id(5)]
    public int CasesPerBatch { get; init; }

    /// <summary>Batches that were lost with a silo or returned by one that stopped, and reassigned; each once until
    /// it is finished.</summary>
    [Id(6)]
    public int BatchesLost { get; init; }

    /// <summary>A bit a batch: whether its results are stored.</summary>
    [Id(7)]
    internal byte[] Bits { get; init; } = [];

    /// <summary>Silos that run its batches now.</summary>
    [Id(8)]
    public int Silos { get; init; }

    /// <summary>For how many seconds the store has not answered the silo of the study; 0: it answers.</summary>
    [Id(9)]
    public int StoreSilentSeconds { get; init; }

    /// <summary>Number of batches.</summary>
    public int Batches => CasesPerBatch == 0 ? 0 : ((Cases - 1) / CasesPerBatch) + 1;

    /// <summary>Number of cases whose results are stored.</summary>
    public int CasesFinished => Enumerable.Range(0, Batches).Where(IsFinished).Sum(CasesOf);

    /// <summary>Whether nothing more will happen.</summary>
    public bool IsOver => Status is StudyStatus.Finished or StudyStatus.Cancelled or StudyStatus.Failed;

    /// <summary>Whether the results of a batch are stored.</summary>
    public bool IsFinished(int batch) => batch < 8 * Bits.Length && (Bits[batch / 8] >> (batch % 8) & 1) != 0;

    /// <summary>First case of a batch.</summary>
    public int FirstOf(int batch) => batch * CasesPerBatch;

    /// <summary>Number of cases of a batch.</summary>
    public int CasesOf(int batch) => Math.Min(CasesPerBatch, Cases - FirstOf(batch));
}

internal static class TableCoder
{
    public static byte[] Encode(CaseTable table, int first, int count)
    {
        var values = new double[count * table.Columns.Length];
        for (var k = 0; k < count; k++)
            table.Row(first + k).CopyTo(values.AsSpan(k * table.Columns.Length));
        var bytes = new ByteWriter();
        bytes.Doubles(values);
        return bytes.ToArray();
    }

    /// <exception cref="StudyException">It is no table.</exception>
    public static CaseTable Decode(int[] columns, byte[] values, int count)
    {
        try
        {
            return new([.. columns], new ByteReader(values).Doubles(), count);
        }
        catch (ArgumentException error)
        {
            throw new StudyException($"The silo refuses the message: the table of cases: {error.Message}", error);
        }
    }
}

internal static class BundleCoder
{
    public static byte[] Encode(ScenarioBundle bundle)
    {
        var bytes = new ByteWriter();
        bytes.Text(bundle.Scenario);
        bytes.Int(bundle.Files.Length);
        foreach (var file in bundle.Files)
        {
            bytes.Text(file.Path);
            bytes.Raw(file.Bytes.Span);
        }
        bytes.Int(bundle.Overrides.Length);
        foreach (var item in bundle.Overrides)
            bytes.Text(item);
        return bytes.ToArray();
    }

    /// <exception cref="StudyException">They are no files of a scenario.</exception>
    public static ScenarioBundle Decode(byte[] coded)
    {
        try
        {
            return Read(coded);
        }
        catch (ArgumentException error)
        {
            throw new StudyException($"The silo refuses the message: the scenario's files: {error.Message}", error);
        }
    }

    private static ScenarioBundle Read(byte[] coded)
    {
        var bytes = new ByteReader(coded);
        var scenario = bytes.Text() ?? throw new ArgumentException("a text is missing");
        var files = new BundledFile[bytes.Count(2 * sizeof(int))];
        for (var k = 0; k < files.Length; k++)
            files[k] = new(bytes.Text() ?? throw new ArgumentException("a text is missing"), bytes.Raw());
        var overrides = new string[bytes.Count(sizeof(int))];
        for (var k = 0; k < overrides.Length; k++)
            overrides[k] = bytes.Text() ?? throw new ArgumentException("a text is missing");
        return new ScenarioBundle(scenario, files, overrides);
    }
}
