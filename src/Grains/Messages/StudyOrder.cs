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
internal sealed class StudyOrder
{
    private StudyOrder() { }

    /// <summary>An order.</summary>
    /// <param name="name">Name for people.</param>
    /// <param name="scenario">The scenario with its files.</param>
    /// <param name="table">The cases.</param>
    /// <param name="options">Cases in a batch, and what to keep.</param>
    /// <param name="large">Whether the scenario may be beyond the usual limits (<see cref="ReaderLimits.Large"/>).</param>
    /// <param name="request">The request that the study belongs to, so that its files can be written from the results; null: none.</param>
    /// <param name="byMessages">Whether market and countries exchange messages (<see cref="ByMessages"/>).</param>
    /// <param name="traceYear">The year whose last round is noted; null: the first.</param>
    /// <exception cref="StudyException">Scenario and cases are too large for a message.</exception>
    public StudyOrder(
        string name,
        ScenarioBundle scenario,
        CaseTable table,
        RunOptions options,
        bool large = false,
        Request? request = null,
        bool byMessages = false,
        int? traceYear = null
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
        ByMessages = byMessages;
        TraceYear = traceYear;
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

    /// <summary>Identity of the client's engine (<see cref="EngineIdentity"/>). Another one may give other bits, so it runs no case of this
    /// study.</summary>
    [Id(11)]
    internal string Engine { get; private set; } = "";

    /// <summary>
    /// Whether each country is a grain on any silo, and a market exchanges messages with it, one case after the other. Otherwise a market
    /// calls its economies in place, which is right for many cases: each needs hundreds of exchanges. No bit depends on it.
    /// </summary>
    [Id(13)]
    public bool ByMessages { get; private set; }

    /// <summary>The year whose last round is noted where messages are exchanged; null: the first.</summary>
    [Id(14)]
    internal int? TraceYear { get; private set; }

    /// <summary>
    /// A key that is the same for the same request on the same scenario: a client that was interrupted finds its study again. It does not
    /// depend on the cases in a batch, which change no bit.
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
        if (TraceYear is { } year)
            bytes.Int(year);
        return $"{(Kind.Length > 0 ? Kind : "study")}-{Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..12]}";
    }
}
