using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Figures.Report;
using TradeSim.Runs.Provenance;
using TradeSim.Scenarios;

namespace TradeSim.Runs.Reports;

/// <summary>The report of a run and its figures: outcomes against targets first, then the structure by sector.</summary>
internal sealed class RunReport
{
    private const int MostLayers = 8;
    private const int MostSlopes = 10;
    private const int MostPartners = 12;

    private readonly Run run;
    private readonly ReportStyle style;
    private readonly Sentences sentences;
    private readonly FlowFigures flows;
    private readonly Lazy<ImmutableArray<(string Name, Figure Figure)>> onPage;
    private readonly Lazy<ImmutableArray<(string Name, Figure Figure)>> figures;

    private RunReport(Run run, ReportStyle style)
    {
        (this.run, this.style) = (run, style);
        sentences = new Sentences(style.Language, run.Loaded);
        flows = new FlowFigures(run, this, style, sentences);
        onPage = new(() =>
            [
                .. OutcomeFigures(),
                .. DecisionFigures(),
                .. flows.OnPage(),
                .. StructureFigures(),
                .. run.Scenario.Outcomes.OfType<Turnover>().Take(1).SelectMany(PairFigures),
            ]
        );
        figures = new(() => [.. onPage.Value, .. flows.InFiles()]);
    }

    /// <summary>The figures with the names of their files: those of the page first.</summary>
    public ImmutableArray<(string Name, Figure Figure)> Figures => figures.Value;

    /// <summary>What the run found, in sentences.</summary>
    public ImmutableArray<string> Finding => [.. Findings()];

    public static RunReport Of(Run run, ReportStyle style) => new(run, style);

    public string ToHtml() => Document().ToHtml(style.Language);

    /// <summary>The sources of a figure's starting values: the sources of its flows in the baseline, the weightiest first.</summary>
    public string SourcesOf(IEnumerable<FlowSet> flows)
    {
        var (provenance, world) = (run.Loaded.Baseline.Provenance, run.Scenario.World);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var set in flows)
        {
            foreach (
                var (exporter, importer, sector) in from i in set.Exporters
                from n in set.Importers
                from j in set.Sectors
                where i != n
                select (i, n, j)
            )
            {
                var source = provenance.SourceOf(exporter, importer, sector);
                values[source] = values.GetValueOrDefault(source) + world.Flow(exporter, importer, sector);
            }
        }
        var weighty = values
            .Where(value => value.Key.Length > 0)
            .OrderByDescending(value => value.Value)
            .ThenBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => Sentences.Shortened(value.Key, 110))
            .ToArray();
        return weighty.Length <= 2
            ? string.Join("; ", weighty)
            : string.Create(CultureInfo.InvariantCulture, $"{weighty[0]}; {weighty[1]}; +{weighty.Length - 2}");
    }

    /// <summary>The scenario and the version, for the last line of a figure.</summary>
    public string ScenarioLine =>
        string.Create(CultureInfo.InvariantCulture, $"{run.Loaded.Bundle.Scenario}, TradeSim {Manifest.EngineVersion}");

    private ReportDocument Document() =>
        new()
        {
            Title = run.Scenario.Name,
            Subtitle = run.Loaded.About ?? "",
            Finding = Finding,
            Targets =
            [
                .. run.Targets.Select(target => new TargetResult(
                    string.Create(CultureInfo.InvariantCulture, $"{sentences.Names.Outcome(target.Outcome.Name)} {target.Target.Year}"),
                    sentences.BoundOf(target.Target, target.Outcome.Unit),
                    sentences.Value(target.Value, target.Outcome.Unit),
                    target.IsMet,
                    sentences.Remark(target)
                )),
            ],
            Figures = [.. onPage.Value.Select(figure => figure.Figure)],
            Decisions = DecisionTable(),
            Policies = [.. run.Loaded.Policies.Select(item => Row(item, sentences))],
            Assumptions = [.. run.Loaded.Assumptions.Select(item => Row(item, sentences))],
            Rules = [.. run.Loaded.Rules.Select(item => Row(item, sentences))],
            Provenance = [.. Provenances()],
            ProvenanceTable = SourcesTable(),
            Limits = sentences.Limits(run.Scenario),
            Repeat = [Manifest.Of(run).Command, "tradesim run --from DIR"],
            Footer = $"TradeSim {Manifest.EngineVersion} · {run.Loaded.Bundle.Sha256[..16]}",
        };

    private IEnumerable<string> Findings()
    {
        var targets = run.Targets.ToArray();
        foreach (var target in targets)
            yield return string.Join(' ', new[] { sentences.Ends(target), sentences.Needs(target) }.OfType<string>().Select(Sentence));
        if (targets.Length == 0)
        {
            for (var k = 0; k < Math.Min(3, run.Scenario.Outcomes.Length); k++)
                yield return Sentence(sentences.Ends(run, k));
        }
        if (flows.Shift is { } shift)
            yield return shift;
        yield return sentences.Solved(run.Result.Rounds.DefaultIfEmpty(0).Max(), run.Result.Residuals.DefaultIfEmpty(0).Max());
    }

    /// <summary>What each government decided, in the order of years; null without rules.</summary>
    private FigureTable? DecisionTable() =>
        run.Result.Decisions.IsEmpty
            ? null
            : new FigureTable(
                [
                    style.Language[Phrase.Year],
                    style.Language[Phrase.Government],
                    style.Language[Phrase.Measure],
                    style.Language[Phrase.Before],
                    style.Language[Phrase.After],
                    style.Language[Phrase.Reason],
                ],
                run.Result.Decisions.Select(decision =>
                    new[]
                    {
                        TableCell.Of(Year(decision.Year)),
                        TableCell.Of(sentences.Names.Government(decision.By)),
                        TableCell.Of($"{Sentences.Capital(sentences.Decisions.Measure(decision.What))} ({decision.Rule})"),
                        TableCell.Of(sentences.Decided(decision.Before, decision.Unit)),
                        TableCell.Of(sentences.Decided(decision.After, decision.Unit)),
                        TableCell.Of(Sentence(sentences.Decisions.Reason(decision.Why))),
                    }
                )
            );

    /// <summary>Who decided what and when.</summary>
    public IEnumerable<(string Name, Figure Figure)> DecisionFigures()
    {
        const int MostRows = 40;
        var decisions = run.Result.Decisions;
        if (decisions.IsEmpty)
            yield break;
        var measures = decisions.GroupBy(decision => (decision.Rule, decision.What)).ToArray();
        yield return (
            "decisions",
            new Timeline(
                new FigureText(
                    sentences.DecisionsMade(
                        decisions.Length,
                        decisions.Select(decision => sentences.Names.Government(decision.By)).Distinct().ToArray()
                    ),
                    measures.Length > MostRows ? sentences.MeasuresShown(MostRows, measures.Length) : sentences.MeasuresInForce,
                    Scenario: ScenarioLine
                ),
                run.Scenario.BaselineYear + 1,
                run.Scenario.LastYear,
                measures.Take(MostRows).Select(RowOf)
            )
        );
    }

    /// <summary>The value of a measure in each year, from its decisions.</summary>
    private TimelineRow RowOf(IEnumerable<Decision> ofMeasure)
    {
        var decisions = ofMeasure.ToArray();
        var spans = new List<TimelineSpan>();
        void Add(int from, int to, double value, string unit)
        {
            if (to >= from)
                spans.Add(new TimelineSpan(from, to, value, sentences.Decided(value, unit)));
        }
        Add(run.Scenario.BaselineYear + 1, decisions[0].Year - 1, decisions[0].Before, decisions[0].Unit);
        for (var k = 0; k < decisions.Length; k++)
            Add(
                decisions[k].Year,
                k + 1 < decisions.Length ? decisions[k + 1].Year - 1 : run.Scenario.LastYear,
                decisions[k].After,
                decisions[k].Unit
            );
        return new TimelineRow(
            Sentences.Capital(sentences.Decisions.Measure(decisions[0].What)),
            sentences.Names.Government(decisions[0].By),
            [.. spans]
        );
    }

    private IEnumerable<string> Provenances()
    {
        if (DataQuality.Of(run) is { } quality)
            yield return $"{quality.Line(sentences)}.";
    }

    private FigureTable? SourcesTable()
    {
        var sources = run.Loaded.Baseline.Provenance.Sources.Where(source => source.Length > 0).ToArray();
        return sources.Length == 0
            ? null
            : new FigureTable([style.Language[Phrase.Source]], sources.Select(source => new[] { TableCell.Of(source) }));
    }

    /// <summary>An assumption, a policy or a rule as reports show it.</summary>
    public static ParameterRow Row(ScenarioItem item, Sentences sentences) =>
        new(
            item.Path,
            sentences.Keys.Shown(item),
            item.Source ?? "",
            string.Join(
                "; ",
                new[] { item.Status == FigureStatus.Unstated ? "" : sentences.StatusWord(item.Status), item.Note ?? "" }.Where(text =>
                    text.Length > 0
                )
            )
        );

    /// <summary>Each outcome with a target has a separate figure; the others share one with those of their unit and kind.</summary>
    private IEnumerable<(string Name, Figure Figure)> OutcomeFigures()
    {
        var targets = run.Targets.ToArray();
        var outcomes = run.Scenario.Outcomes;
        var alone = Enumerable
            .Range(0, outcomes.Length)
            .Where(k => outcomes[k] is Turnover || targets.Any(target => target.Target.Outcome == k))
            .ToArray();
        foreach (var k in alone)
        {
            yield return (
                FileNames.Of($"outcome-{outcomes[k].Name}"),
                Lines([k], [.. targets.Where(target => target.Target.Outcome == k)])
            );
        }
        foreach (var group in Enumerable.Range(0, outcomes.Length).Except(alone).GroupBy(k => (outcomes[k].Unit, outcomes[k] is Balance)))
        {
            foreach (var chunk in group.Chunk(6))
                yield return (FileNames.Of($"outcomes-{outcomes[chunk[0]].Name}"), Lines(chunk, []));
        }
    }

    /// <summary>Outcomes over the years, and the targets of the only one; the title is about the first of them.</summary>
    private LineChart Lines(int[] indices, TargetOutcome[] targets)
    {
        var outcomes = run.Scenario.Outcomes;
        var first = outcomes[indices[0]];
        var title = targets.Length > 0 ? sentences.Ends(targets[0]) : sentences.Ends(run, indices[0]);
        return new LineChart(
            new FigureText(
                title,
                string.Join(
                    ". ",
                    indices
                        .Select(k => sentences.NegativePotential(run, k))
                        .OfType<string>()
                        .Take(1)
                        .Prepend(Sentences.Capital(string.Join(", ", indices.Select(k => sentences.Names.Outcome(outcomes[k].Name)))))
                ),
                SourcesOf(indices.SelectMany(k => Run.FlowsOf(outcomes[k]))),
                ScenarioLine
            ),
            Axis.Years,
            sentences.AxisOf(first.Unit),
            run.Years.Select(year => (double)year),
            indices.Select(k => new LineSeries(sentences.Names.Outcome(outcomes[k].Name), run.PathOf(k))),
            targets.Select(sentences.LineOf)
        );
    }

    /// <summary>Both directions of each turnover by sector over the years.</summary>
    public IEnumerable<(string Name, Figure Figure)> StructureFigures()
    {
        foreach (var turnover in run.Scenario.Outcomes.OfType<Turnover>())
        {
            foreach (
                var (flow, from, to) in new[]
                {
                    (turnover.There, turnover.There.Exporters, turnover.There.Importers),
                    (turnover.Back, turnover.Back.Exporters, turnover.Back.Importers),
                }
            )
            {
                if (Structure(flow, Names(from), Names(to)) is { } figure)
                    yield return (FileNames.Of($"structure-{Names(from)}-{Names(to)}"), figure);
            }
        }
    }

    private StackedArea? Structure(FlowSet flow, string from, string to)
    {
        var sectors = flow
            .Sectors.Select(sector => (Sector: sector, Path: PathOf(flow, sector)))
            .Where(item => item.Path.Any(value => value > 0))
            .OrderByDescending(item => item.Path[^1])
            .ToArray();
        if (sectors.Length == 0 || run.Years.Length < 2)
            return null;
        var named = sectors.Take(MostLayers).ToList();
        var layers = named.Select(item => new Layer(SectorName(item.Sector), item.Path)).ToList();
        if (sectors.Length > MostLayers)
            layers.Add(new Layer("…", run.Years.Select((_, index) => sectors.Skip(MostLayers).Sum(item => item.Path[index]))));
        return new StackedArea(
            new FigureText(StructureTitle(from, to, sectors), sentences.FlowTitle(from, to), SourcesOf([flow]), ScenarioLine),
            Axis.Years,
            sentences.AxisOf("million USD"),
            run.Years.Select(year => (double)year),
            layers
        );
    }

    /// <summary>Of the pair that a run is about: its sectors before and after, and how much of the first one's trade it is.</summary>
    private IEnumerable<(string Name, Figure Figure)> PairFigures(Turnover pair)
    {
        var (one, other) = (Names(pair.There.Exporters), Names(pair.There.Importers));
        var sectors = pair
            .There.Sectors.Union(pair.Back.Sectors)
            .Select(sector => (Name: SectorName(sector), There: PathOf(pair.There, sector), Back: PathOf(pair.Back, sector)))
            .Select(item => new Slope(item.Name, item.There[0] + item.Back[0], item.There[^1] + item.Back[^1]))
            .ToArray();
        var moved = sectors.MaxBy(slope => Math.Abs(slope.After - slope.Before))!;
        // The one that the title speaks of is drawn, however small it ends.
        var slopes = sectors
            .OrderByDescending(slope => slope == moved)
            .ThenByDescending(slope => slope.After)
            .Take(MostSlopes)
            .OrderByDescending(slope => slope.After);
        yield return (
            FileNames.Of($"sectors-{one}-{other}"),
            new SlopeChart(
                new FigureText(
                    sentences.ChangesMost($"{one} ↔ {other}", moved.Name, moved.After - moved.Before, "million USD", run.Scenario.LastYear),
                    sentences.SectorsBeforeAndAfter(one, other),
                    SourcesOf([pair.There, pair.Back]),
                    ScenarioLine
                ),
                sentences.AxisOf("million USD"),
                Year(run.Scenario.BaselineYear),
                Year(run.Scenario.LastYear),
                slopes
            )
        );

        var economies = run.Scenario.World.Economies;
        ImmutableArray<int> home = pair.There.Exporters;
        ImmutableArray<int> all = [.. Enumerable.Range(0, run.Scenario.World.SectorCount)];
        double Last(ImmutableArray<int> from, ImmutableArray<int> to) => all.Sum(sector => PathOf(new FlowSet(from, to, all), sector)[^1]);
        var partners = Enumerable
            .Range(0, economies.Length)
            .Except(home)
            .Select(partner => (Partner: partner, Exports: Last(home, [partner]), Imports: Last([partner], home)))
            .OrderByDescending(item => item.Exports + item.Imports)
            .ToArray();
        if (partners.Length == 0)
            yield break;
        var share =
            partners.Where(item => pair.There.Importers.Contains(item.Partner)).Sum(item => item.Exports + item.Imports)
            / Math.Max(partners.Sum(item => item.Exports + item.Imports), double.Epsilon);
        var shown = partners.Take(MostPartners).ToArray();
        ImmutableArray<int> drawn = [.. shown.Select(item => item.Partner)];
        yield return (
            FileNames.Of($"partners-{one}"),
            new StackedBars(
                new FigureText(
                    sentences.ShareOfTrade(other, one, share, run.Scenario.LastYear),
                    sentences.TradeByPartner(one, run.Scenario.LastYear),
                    SourcesOf([new FlowSet(home, drawn, all), new FlowSet(drawn, home, all)]),
                    ScenarioLine
                ),
                sentences.AxisOf("million USD"),
                shown.Select(item => sentences.NameOf(economies[item.Partner])),
                [
                    new Layer(sentences.ExportsWord, shown.Select(item => item.Exports)),
                    new Layer(sentences.ImportsWord, shown.Select(item => item.Imports)),
                ]
            )
        );
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whose share in a flow changes most.</summary>
    public string StructureTitle(string from, string to, (int Sector, double[] Path)[] sectors)
    {
        double ShareIn(double[] path, int index) => path[index] / Math.Max(sectors.Sum(item => item.Path[index]), double.Epsilon);
        var (moved, path) = sectors.MaxBy(item => Math.Abs(ShareIn(item.Path, item.Path.Length - 1) - ShareIn(item.Path, 0)));
        var (first, last) = (ShareIn(path, 0), ShareIn(path, path.Length - 1));
        return Math.Abs(last - first) < 0.005
            ? sentences.StructureUnchanged($"{from} → {to}")
            : sentences.Structure($"{from} → {to}", SectorName(moved), first, last, run.Scenario.LastYear);
    }

    /// <summary>A sector of some flows over the years, million USD.</summary>
    public double[] PathOf(FlowSet flow, int sector)
    {
        var n = run.Scenario.World.EconomyCount;
        return
        [
            .. run.Result.Tables!.Years.Select(year =>
                (
                    from exporter in flow.Exporters
                    from importer in flow.Importers
                    where exporter != importer
                    select year.Flows[(((sector * n) + importer) * n) + exporter]
                ).Sum()
            ),
        ];
    }

    /// <summary>The name of a sector.</summary>
    public string SectorName(int sector) => sentences.Names.Sector(run.Scenario.World.Sectors[sector].Name);

    /// <summary>Economies in words.</summary>
    public string Names(ImmutableArray<int> economies) =>
        economies.Length <= 2
            ? string.Join(" + ", economies.Select(economy => sentences.NameOf(run.Scenario.World.Economies[economy])))
            : $"{sentences.NameOf(run.Scenario.World.Economies[economies[0]])} + {economies.Length - 1}";

    private static string Sentence(string text) => Sentences.Stop(Sentences.Capital(text));
}
