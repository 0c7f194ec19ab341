using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures.Report;
using TradeSim.Scenarios;
using TradeSim.Studies;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Runs.Provenance;

/// <summary>Command, files and results of a run: enough to repeat it and to compare it with others.</summary>
internal sealed record Manifest
{
    public const string InputsFolder = "inputs";

    /// <summary>The page of a run or a study.</summary>
    public const string Report = "report.html";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The engine's version.</summary>
    public required string Engine { get; init; }

    /// <summary>Identity of the engine (<see cref="EngineIdentity"/>): engines with the same one give the same bits. The first versions did
    /// not write it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EngineId { get; init; }

    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>The scenario file among <see cref="Files"/>.</summary>
    public required string Scenario { get; init; }

    /// <summary>One fingerprint of all inputs.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Every file that was read.</summary>
    public required ImmutableArray<InputFile> Files { get; init; }

    /// <summary>The files of a second scenario that the first was compared with; empty: there was none.</summary>
    public ImmutableArray<InputFile> Second { get; init; } = [];

    /// <summary>Values set on the command line, as path=value.</summary>
    public required ImmutableArray<string> Overrides { get; init; }

    /// <summary>The command that repeats the run.</summary>
    public required string Command { get; init; }

    /// <summary>The request, which is written beside the manifest; null: the manifest was read from a file.</summary>
    [JsonIgnore]
    public Request? Request { get; init; }

    /// <summary>Who ran it: embedded, or a cluster.</summary>
    public required string Host { get; init; }

    /// <summary>The seed; null: nothing was drawn.</summary>
    public required ulong? Seed { get; init; }

    /// <summary>The history behind bands and base rates: shipped with this engine, or a folder and its fingerprint; null: none was
    /// used.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? History { get; init; }

    /// <summary>The baseline year.</summary>
    public required int BaselineYear { get; init; }

    /// <summary>The last year.</summary>
    public required int LastYear { get; init; }

    /// <summary>Why the run failed; null: it did not.</summary>
    public required string? Failure { get; init; }

    /// <summary>Rounds and residual by year.</summary>
    public required ImmutableArray<YearEntry> Years { get; init; }

    /// <summary>The outcomes and their units.</summary>
    public required ImmutableArray<OutcomeEntry> Outcomes { get; init; }

    /// <summary>The targets.</summary>
    public required ImmutableArray<TargetEntry> Targets { get; init; }

    /// <summary>Assumptions, policies and rules, as reports show them; the first versions listed no rules.</summary>
    public required ImmutableArray<InputEntry> Inputs { get; init; }

    /// <summary>How long the run took, seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Names of the tables that were written beside it.</summary>
    public ImmutableArray<string> Tables { get; init; } = [];

    /// <summary>Names of the figures that were drawn beside it, without their extensions; the first versions did not write them
    /// down.</summary>
    public ImmutableArray<string> Figures { get; init; } = [];

    /// <summary>The page that was written beside it.</summary>
    public string Page { get; init; } = Report;

    public static string EngineVersion { get; } =
        typeof(Simulation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The manifest of a run.</summary>
    public static Manifest Of(Run run) =>
        Of(run.Loaded, run.Request, run.Took) with
        {
            Host = run.Host,
            Failure = run.Result.Failure,
            Years =
            [
                .. run.Result.Rounds.Select(
                    (rounds, index) => new YearEntry(run.Scenario.BaselineYear + index + 1, rounds, run.Result.Residuals[index])
                ),
            ],
        };

    /// <summary>The manifest of a study.</summary>
    public static Manifest Of(LoadedScenario loaded, Request request, string host, ulong? seed, TimeSpan took) =>
        Of(loaded, request, took) with
        {
            Host = host,
            Seed = seed,
        };

    /// <summary>The manifest of a study of the past alone; its years are those of the history.</summary>
    public static Manifest Of(HistorySource history, Request request, TimeSpan took) =>
        WithoutScenario(request, history.History.FirstYear, history.History.LastYear) with
        {
            History = history.Shown,
            Seconds = Math.Round(took.TotalSeconds, 4),
        };

    /// <summary>The manifest of a comparison; its years are those of the runs.</summary>
    public static Manifest OfComparison(IEnumerable<(string Folder, Manifest Manifest)> runs, string page)
    {
        var (folders, manifests) = (runs.Select(run => run.Folder), runs.Select(run => run.Manifest).ToArray());
        return WithoutScenario(
            new CompareRequest { Folders = [.. folders] },
            manifests.Min(manifest => manifest.BaselineYear),
            manifests.Max(manifest => manifest.LastYear)
        ) with
        {
            Page = page,
        };
    }

    private static Manifest WithoutScenario(Request request, int from, int to) =>
        new()
        {
            Engine = EngineVersion,
            EngineId = EngineIdentity.Current,
            Name = CommandText.VerbOf(request),
            Scenario = "",
            Sha256 = "",
            Files = [],
            Overrides = [],
            Command = CommandText.Of(request),
            Request = request,
            Host = EmbeddedHosts.HostName,
            Seed = null,
            BaselineYear = from,
            LastYear = to,
            Failure = null,
            Years = [],
            Outcomes = [],
            Targets = [],
            Inputs = [],
            Seconds = 0,
        };

    private static Manifest Of(LoadedScenario loaded, Request request, TimeSpan took) =>
        new()
        {
            Engine = EngineVersion,
            EngineId = EngineIdentity.Current,
            Name = loaded.Scenario.Name,
            Scenario = loaded.Bundle.Scenario,
            Sha256 = loaded.Bundle.Sha256,
            Files = FilesOf(loaded.Bundle),
            Overrides = loaded.Bundle.Overrides,
            Command = CommandText.Of(request),
            Request = request,
            Host = "",
            Seed = null,
            BaselineYear = loaded.Scenario.BaselineYear,
            LastYear = loaded.Scenario.LastYear,
            Failure = null,
            Years = [],
            Outcomes = [.. loaded.Scenario.Outcomes.Select(outcome => new OutcomeEntry(outcome.Name, outcome.Unit))],
            Targets =
            [
                .. loaded.Scenario.Targets.Select(target => new TargetEntry(
                    loaded.Scenario.Outcomes[target.Outcome].Name,
                    target.Bound,
                    target.Value,
                    target.Year
                )),
            ],
            Inputs =
            [
                .. loaded.Assumptions.Select(item => new InputEntry(item.Path, InputKind.Assumption, Shown(item))),
                .. loaded.Policies.Select(item => new InputEntry(item.Path, InputKind.Policy, Shown(item))),
                .. loaded.Rules.Select(item => new InputEntry(item.Path, InputKind.Rule, Shown(item))),
            ],
            Seconds = Math.Round(took.TotalSeconds, 4),
        };

    /// <summary>A value of a scenario with its unit, which may be a phrase.</summary>
    public static string Shown(ScenarioItem item) => item.Unit is null ? item.Value : $"{item.Value} ({item.Unit})";

    /// <summary>The files of a bundle as a manifest lists them.</summary>
    public static ImmutableArray<InputFile> FilesOf(ScenarioBundle bundle) =>
        [.. bundle.Files.Select(file => new InputFile(file.Path, file.Sha256, StoredAs(file)))];

    public static Manifest Read(string path)
    {
        if (!File.Exists(path))
            throw new UserException($"{path}: file not found, expected the manifest of a run; tradesim run FILE --out DIR makes one");
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllBytes(path), Json)
                ?? throw new UserException($"{path}: got nothing, expected the manifest of a run");
            return manifest.Damage is { } damage ? throw new UserException($"{path}: got {damage}") : manifest;
        }
        catch (JsonException exception)
        {
            throw new UserException($"{path}:{exception.LineNumber + 1}: got no manifest of a run: {exception.Message}");
        }
    }

    /// <summary>What JSON may say and no manifest does, as <c>X, expected Y</c>; null: nothing.</summary>
    private string? Damage
    {
        get
        {
            if (
                HasGaps(Files)
                || HasGaps(Second)
                || HasGaps(Overrides)
                || HasGaps(Years)
                || HasGaps(Outcomes)
                || HasGaps(Targets)
                || HasGaps(Inputs)
                || HasGaps(Tables)
                || HasGaps(Figures)
            )
                return "a list with nothing in the place of an item, expected items";
            foreach (var files in (ImmutableArray<InputFile>[])[Files, Second])
            {
                if (files.FirstOrDefault(file => file.Sha256.Length != 2 * SHA256.HashSizeInBytes) is { } file)
                    return $"'{file.Sha256}' as the fingerprint of {file.Path}, expected SHA-256";
                if (files.GroupBy(file => file.Path, StringComparer.Ordinal).FirstOrDefault(twins => twins.Count() > 1) is { } twins)
                    return $"the file {twins.Key} twice, expected each once";
            }
            return null;

            static bool HasGaps<T>(ImmutableArray<T> items) => items.IsDefault || items.Any(item => item is null);
        }
    }

    /// <summary>Where the folder of a run keeps an input: named by its fingerprint, since inputs may lie above the scenario.</summary>
    public static string StoredAs(BundledFile file) => $"{InputsFolder}/{file.Sha256[..12]}-{Path.GetFileName(file.Path)}";

    /// <summary>One short fingerprint of all tables, without the scenario file.</summary>
    [JsonIgnore]
    public string DataFingerprint =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                System.Text.Encoding.UTF8.GetBytes(string.Concat(Files.Where(file => file.Path != Scenario).Select(file => file.Sha256)))
            )
        )[..12];

    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>The inputs as they were, each checked against its fingerprint.</summary>
    public ScenarioBundle ReadInputs(string folder)
    {
        var files = Files.Select(file =>
        {
            var stored = Path.Combine(folder, InputsFolder, Path.GetFileName(file.StoredAs));
            if (!File.Exists(stored))
                throw new UserException($"{stored}: file not found, expected an input of the run ({file.Path})");
            var bytes = File.ReadAllBytes(stored);
            if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Sha256, StringComparison.Ordinal))
                throw new UserException($"{stored}: got another fingerprint than {file.Sha256[..12]}…: this input of the run was changed");
            return new BundledFile(file.Path, bytes);
        });
        return new ScenarioBundle(Scenario, files.ToArray(), Overrides);
    }

    /// <summary>A file that was read.</summary>
    internal sealed record InputFile(string Path, string Sha256, string StoredAs);

    /// <summary>How a year was solved.</summary>
    internal sealed record YearEntry(int Year, int Rounds, double Residual);

    /// <summary>An outcome.</summary>
    internal sealed record OutcomeEntry(string Name, string Unit);

    /// <summary>A target.</summary>
    internal sealed record TargetEntry(string Outcome, Bound Bound, double Value, int Year);

    /// <summary>An assumption, a policy or a rule.</summary>
    internal sealed record InputEntry(string Path, InputKind Role, string Value);
}
