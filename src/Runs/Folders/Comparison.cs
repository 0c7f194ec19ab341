using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Figures;
using TradeSim.Figures.Report;
using TradeSim.Runs.Provenance;
using TradeSim.Runs.Reports;
using TradeSim.Runs.Tables;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;
using Flows = System.Collections.Generic.IReadOnlyDictionary<(string Exporter, string Importer, string Sector), double>;

namespace TradeSim.Runs.Folders;

/// <summary>Runs side by side, read from their folders.</summary>
internal sealed class Comparison
{
    /// <summary>The page's file.</summary>
    public const string PageName = "compare.html";

    private const int MostWaterfalls = 4;

    private readonly ImmutableArray<ComparedRun> runs;
    private readonly List<(ComparedRun Run, SharedOutcome Outcome, Explanation Result)> explained = [];
    private readonly List<(ComparedRun Run, string Reason)> unexplained = [];
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal); // of economies, by code
    private readonly Lazy<ImmutableArray<ComparedTrade>> trade;
    private LoadedScenario? firstScenario; // once contributions are computed

    private Comparison(ImmutableArray<ComparedRun> runs)
    {
        this.runs = runs;
        trade = new(() => [.. CompareTrade()]);
    }

    /// <summary>The runs, the one that others are compared with first.</summary>
    public ImmutableArray<ComparedRun> Runs => runs;

    /// <summary>What differences contribute to outcomes of runs.</summary>
    public IReadOnlyList<(ComparedRun Run, SharedOutcome Outcome, Explanation Result)> Contributions => explained;

    /// <summary>Runs whose differences from the first could not be decomposed, and why.</summary>
    public IReadOnlyList<(ComparedRun Run, string Reason)> Unexplained => unexplained;

    /// <summary>Inputs that are not the same in all runs. Of a policy that some do not have, its numbers are shown only where those that
    /// have it differ.</summary>
    public IEnumerable<InputDifference> Differences
    {
        get
        {
            var inputs = runs.SelectMany(run => run.Manifest.Inputs).Select(input => (input.Path, input.Role)).Distinct().ToArray();
            foreach (var (path, role) in inputs)
            {
                var policy = inputs
                    .Where(input => input.Role == InputKind.Policy && path.StartsWith($"{input.Path}.", StringComparison.Ordinal))
                    .Select(input => input.Path)
                    .FirstOrDefault();
                bool SaysIt(ComparedRun run) => role == InputKind.Rule ? run.ListsRules : policy is null || run.Has(policy);
                if (runs.Where(SaysIt).Select(run => run.Input(path)).Distinct().Count() > 1)
                    yield return new InputDifference(path, role, [.. runs.Select(run => run.Input(path))]);
            }
            string[] data = [.. runs.Select(run => run.Manifest.DataFingerprint)];
            if (data.Distinct().Count() > 1)
                yield return new InputDifference("data", InputKind.Data, data);
        }
    }

    /// <summary>Outcomes that more than one run has, over the years that all of these have: only they can be laid over one
    /// another.</summary>
    public SharedOutcome[] Shared =>
        [
            .. from outcome in runs.SelectMany(run => run.Manifest.Outcomes).Select(outcome => (outcome.Name, outcome.Unit)).Distinct()
            let paths = runs.Select(run => run.Path(outcome.Name)).OfType<IReadOnlyList<(int Year, double Value)>>().ToArray()
            where paths.Length > 1
            let years = paths
                .Select(path => path.Select(point => point.Year))
                .Aggregate((a, b) => a.Intersect(b))
                .Order()
                .ToImmutableArray()
            where years.Length > 0
            select new SharedOutcome(outcome.Name, outcome.Unit, years),
        ];

    public static Comparison Of(string[] folders)
    {
        if (folders.Length is < 2 or > CompareDocument.MostRuns)
            throw new UserException(
                string.Create(CultureInfo.InvariantCulture, $"specify two to {CompareDocument.MostRuns} run folders; got {folders.Length}")
            );
        var runs = folders.Select(ComparedRun.Read).ToArray();
        // Runs of one scenario are distinguished by their folders.
        if (runs.Select(run => run.Name).Distinct().Count() < runs.Length)
            runs =
            [
                .. runs.Select(run =>
                    run with
                    {
                        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(run.Folder))),
                    }
                ),
            ];
        if (runs.Select(run => run.Name).Distinct().Count() < runs.Length)
            runs = [.. runs.Select(run => run with { Name = run.Folder })];
        if (runs.Select(run => run.Name).Distinct().Count() < runs.Length)
            throw new UserException("one folder is given twice; name different runs");
        return new Comparison([.. runs]);
    }

    /// <summary>Finds what each difference from the first run contributes, to the outcome that changed most and to that of the first
    /// target.</summary>
    /// <returns>The comparison, which now has them.</returns>
    public Comparison Explained(StudyContext context, ReaderLimits limits)
    {
        var document = Document(ReportLanguage.English);
        var target = runs.SelectMany(run => run.Manifest.Targets).FirstOrDefault()?.Outcome;
        var outcomes = Shared
            .Where((outcome, index) => document.Outcomes[index] == document.ChangedMost || outcome.Name == target)
            .ToArray();
        var first = new Lazy<LoadedScenario>(() => runs[0].Loaded(limits));
        foreach (var run in runs.Skip(1))
        {
            try
            {
                if ((runs[0].Manifest.Failure ?? run.Manifest.Failure) is { } failure)
                    throw new StudyException(failure);
                var two = TwoScenarios.Of(first.Value, run.Loaded(limits), limits);
                foreach (var outcome in outcomes)
                {
                    if (runs[0].At(outcome) is { } from && run.At(outcome) is { } to)
                        explained.Add((run, outcome, two.Explain(two.Space.Read(outcome.Name, outcome.Year), from, to, seed: 1, context)));
                }
            }
            catch (Exception exception) when (exception is StudyException or ScenarioException or UserException)
            {
                unexplained.Add((run, exception.Message.Split('\n')[0]));
            }
        }
        if (first.IsValueCreated)
        {
            firstScenario = first.Value;
            foreach (var economy in first.Value.Scenario.World.Economies)
                names[economy.Code] = economy.Name;
        }
        return this;
    }

    /// <summary>Where trade is created and diverted from the first run to each other, in the last year that both have.</summary>
    private IEnumerable<ComparedTrade> CompareTrade()
    {
        var solved = runs.Skip(1).Where(run => (runs[0].Manifest.Failure ?? run.Manifest.Failure) is null);
        foreach (var year in solved.GroupBy(run => Math.Min(runs[0].LastYear, run.LastYear)))
        {
            var first = new Lazy<Flows>(() => RunTablesReader.FlowsOf(runs[0].Folder, year.Key));
            foreach (var run in year)
                yield return Compared(run, year.Key, first);
        }
    }

    private static ComparedTrade Compared(ComparedRun run, int year, Lazy<Flows> first)
    {
        try
        {
            var (shift, economies) = TradeShift.Of(first.Value, RunTablesReader.FlowsOf(run.Folder, year));
            return new ComparedTrade(run, year, shift, economies, null);
        }
        catch (UserException refused)
        {
            return new ComparedTrade(run, year, null, [], refused.Message);
        }
    }

    private string SentenceOf(ComparedTrade compared, FlowSentences say) =>
        compared.Shift is { } shift
            ? say.Shift(
                say.Against(compared.Run.Name, runs[0].Name),
                shift,
                economy => say.NameOf(compared.Economies[economy], names.GetValueOrDefault(compared.Economies[economy])),
                compared.Year
            )
            : say.NoShift(compared.Run.Name, compared.Reason!);

    /// <summary>Writes the page and the overlaid plots.</summary>
    /// <returns>The folder.</returns>
    public string Write(string? given, bool force, ReportStyle style)
    {
        using var folder = RunFolder.Claim(given, "compare", oneOfMany: false, force);
        var document = Document(style.Language);
        folder.Write(
            Manifest.OfComparison(runs.Select(run => (run.Folder, run.Manifest)), PageName),
            document.ToHtml(style.Language),
            [
                .. document.Paths.Select(
                    (paths, index) =>
                        (string.Create(CultureInfo.InvariantCulture, $"outcome-{index + 1}"), (Figure)document.Overlaid(paths))
                ),
                .. document.Paths.Select(
                    (paths, index) =>
                        (string.Create(CultureInfo.InvariantCulture, $"runs-{index + 1}"), (Figure)document.RunByRun(paths, style.Language))
                ),
                .. document.Contributions.Select(
                    (figure, index) => (string.Create(CultureInfo.InvariantCulture, $"contributions-{index + 1}"), figure)
                ),
            ],
            style
        );
        return folder.Shown;
    }

    public string[] Headers => [.. runs.Select(run => run.Name)];

    /// <summary>The sentences of a language, with the names of the first run's scenario if it was read.</summary>
    public Sentences SentencesIn(ReportLanguage language) => new(language, firstScenario);

    public CompareDocument Document(ReportLanguage language)
    {
        var sentences = SentencesIn(language);
        return new CompareDocument
        {
            Title = string.Join(" · ", runs.Take(4).Select(run => run.Name)),
            Runs = Headers,
            Inputs = [.. Differences],
            Outcomes =
            [
                .. Shared.Select(outcome => new OutcomeComparison(
                    string.Create(CultureInfo.InvariantCulture, $"{sentences.Names.Outcome(outcome.Name)} {outcome.Year}"),
                    sentences.AxisOf(outcome.Unit),
                    [.. runs.Select(run => run.At(outcome))]
                )),
            ],
            Paths = [.. Shared.Select(outcome => PathsOf(outcome, sentences))],
            Trade = [.. trade.Value.Select(compared => SentenceOf(compared, new FlowSentences(sentences)))],
            Contributions = [.. ContributionFigures(sentences)],
            ContributionRemarks = [.. unexplained.Select(item => sentences.NoContributions(item.Run.Name, item.Reason))],
            Footer = $"TradeSim {Manifest.EngineVersion}",
        };
    }

    /// <summary>A waterfall for each of a few runs; for many a heat map, a column a run.</summary>
    private IEnumerable<Figure> ContributionFigures(Sentences sentences)
    {
        foreach (var outcome in explained.GroupBy(item => item.Outcome))
        {
            if (outcome.Count() <= MostWaterfalls)
            {
                foreach (var (run, _, result) in outcome)
                {
                    var told = new ContributionsView(result, outcome.Key.Unit, sentences) { StartName = runs[0].Name, EndName = run.Name };
                    yield return told.Waterfall(told.Sentence, TargetOf(outcome.Key, sentences));
                }
                continue;
            }
            var text = new FigureText(
                sentences.OfManyRuns(outcome.Key.Name, outcome.Key.Year, runs[0].Name),
                sentences.ContributionsTo(outcome.First().Result.Reading)
            );
            foreach (
                var map in ContributionMaps.Of(
                    text,
                    sentences.AxisOf(outcome.Key.Unit),
                    outcome.Select(item => (item.Run.Name, item.Result)),
                    sentences
                )
            )
                yield return map;
        }
    }

    private OutcomePaths PathsOf(SharedOutcome outcome, Sentences sentences)
    {
        var (name, years) = (sentences.Names.Outcome(outcome.Name), outcome.Years);
        var ends = runs.Where(run => run.At(outcome) is not null)
            .Select(run => (run.Name, Value: run.At(outcome)!.Value))
            .OrderByDescending(run => run.Value)
            .ToArray();
        var title =
            $"{name}: {ends[0].Name} {sentences.Value(ends[0].Value, outcome.Unit)}, {ends[^1].Name} "
            + $"{sentences.Value(ends[^1].Value, outcome.Unit)}";
        return new OutcomePaths(
            new FigureText(title, name, "", string.Join(", ", runs.Take(6).Select(run => run.Manifest.Scenario).Distinct())),
            sentences.AxisOf(outcome.Unit),
            [.. years.Select(year => (double)year)],
            [
                .. runs.Select(run =>
                    run.Path(outcome.Name)?.Where(point => years.Contains(point.Year)).Select(point => point.Value).ToArray()
                ),
            ],
            TargetOf(outcome, sentences)
        );
    }

    private TargetLine? TargetOf(SharedOutcome outcome, Sentences sentences) =>
        runs.SelectMany(run => run.Manifest.Targets).FirstOrDefault(target => target.Outcome == outcome.Name) is { } target
            ? sentences.LineOf(target.Value, outcome.Unit, outcome.Years.Contains(target.Year) ? target.Year : null)
            : null;

    /// <summary>A run as its folder has it.</summary>
    internal sealed record ComparedRun(
        string Folder,
        string Name,
        Manifest Manifest,
        IReadOnlyDictionary<string, IReadOnlyList<(int Year, double Value)>> Paths
    )
    {
        private const string Intensity = ".intensity";

        public static ComparedRun Read(string folder)
        {
            var manifest = RunFolder.ReadManifestOfRun(folder);
            return new ComparedRun(
                folder,
                manifest.Name,
                manifest,
                manifest.Failure is null ? RunTablesReader.Outcomes(folder) : new Dictionary<string, IReadOnlyList<(int, double)>>()
            );
        }

        /// <summary>An input as written; the intensity of a policy is 1 where nothing is written, and what a run does not have is
        /// empty.</summary>
        public string Input(string path) =>
            Manifest.Inputs.FirstOrDefault(input => input.Path == path)?.Value
            ?? (path.EndsWith(Intensity, StringComparison.Ordinal) && Has(path[..^Intensity.Length]) ? "1" : "");

        /// <summary>The scenario, read from the inputs that the folder keeps.</summary>
        public LoadedScenario Loaded(ReaderLimits limits) => ScenarioReader.Read(Manifest.ReadInputs(Folder), limits);

        /// <summary>Whether its manifest states the model's rules; those of the first versions do not.</summary>
        public bool ListsRules => Manifest.Inputs.Any(input => input.Role == InputKind.Rule);

        /// <summary>The last year that was solved.</summary>
        public int LastYear => Manifest.Years[^1].Year;

        public bool Has(string path) => Manifest.Inputs.Any(input => input.Path == path);

        /// <summary>An outcome over the years; null where the run failed or does not have it.</summary>
        public IReadOnlyList<(int Year, double Value)>? Path(string outcome) => Paths.GetValueOrDefault(outcome);

        /// <summary>An outcome in the last year that all have; null where the run failed or does not have it.</summary>
        public double? At(SharedOutcome outcome) =>
            Path(outcome.Name) is { } path ? path.Single(point => point.Year == outcome.Year).Value : null;
    }

    /// <summary>The flows of a run beside those of the first.</summary>
    /// <param name="Run">The run.</param>
    /// <param name="Year">The year.</param>
    /// <param name="Shift">Trade created and diverted; null: they cannot be compared.</param>
    /// <param name="Economies">Codes of the economies.</param>
    /// <param name="Reason">Why they cannot be compared.</param>
    private sealed record ComparedTrade(ComparedRun Run, int Year, TradeShift? Shift, string[] Economies, string? Reason);

    internal sealed record SharedOutcome(string Name, string Unit, ImmutableArray<int> Years)
    {
        public int Year => Years[^1];

        public bool Equals(SharedOutcome? other) => other is not null && (Name, Unit) == (other.Name, other.Unit);

        public override int GetHashCode() => HashCode.Combine(Name, Unit);
    }
}
