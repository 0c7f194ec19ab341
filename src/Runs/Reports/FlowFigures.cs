using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;

namespace TradeSim.Runs.Reports;

/// <summary>The figures of a run about flows between economies.</summary>
internal sealed class FlowFigures
{
    private const int MostNodes = 9;
    private const int MostNames = 30;

    private readonly Run run;
    private readonly RunReport report;
    private readonly ReportStyle style;
    private readonly Sentences say;
    private readonly FlowSentences flowSay;
    private readonly Lazy<TradeShift?> shift;

    public FlowFigures(Run run, RunReport report, ReportStyle style, Sentences say)
    {
        (this.run, this.report, this.style, this.say) = (run, report, style, say);
        flowSay = new FlowSentences(say);
        shift = new(() => run.FlowsWithoutMeasures is { IsDefault: false } without ? TradeShift.Of(without, LastFlows, Economies) : null);
    }

    private int Economies => run.Scenario.World.EconomyCount;

    private ImmutableArray<double> LastFlows => run.Result.Tables!.Years[^1].Flows;

    private Turnover? Pair => run.Scenario.Outcomes.OfType<Turnover>().FirstOrDefault();

    /// <summary>Where the measures create and divert trade; null: there are none.</summary>
    public string? Shift =>
        shift.Value is { } found ? flowSay.Shift(flowSay.AgainstNoMeasures, found, NameOf, run.Scenario.LastYear) : null;

    /// <summary>The figures that a page shows.</summary>
    public IEnumerable<(string Name, Figure Figure)> OnPage()
    {
        if (Pair is { } pair && Sankey(pair) is { } sankey)
            yield return sankey;
        if (Matrix() is { } matrix)
            yield return matrix;
    }

    /// <summary>Further figures, as files only.</summary>
    public IEnumerable<(string Name, Figure Figure)> InFiles()
    {
        if (Pair is { } pair && Basket(pair) is { } basket)
            yield return basket;
        if (Map() is { } map)
            yield return map;
    }

    /// <summary>Both directions of a pair by sector, in the baseline year and in the last.</summary>
    private (string, Figure)? Sankey(Turnover pair)
    {
        var (one, other) = (report.Names(pair.There.Exporters), report.Names(pair.There.Importers));
        var sectors = pair
            .There.Sectors.Union(pair.Back.Sectors)
            .Select(sector => (Sector: sector, There: report.PathOf(pair.There, sector), Back: report.PathOf(pair.Back, sector)))
            .OrderByDescending(item => item.There[^1] + item.Back[^1])
            .ToArray();
        if (sectors.All(item => item.There[0] + item.Back[0] + item.There[^1] + item.Back[^1] <= 0))
            return null;
        var nodes = Grouped(
                sectors.Select(item =>
                    (report.SectorName(item.Sector), new[] { item.There[0], item.Back[0], item.There[^1], item.Back[^1] })
                ),
                MostNodes
            )
            .Select(item => new SankeyNode(item.Name, item.Values[..2], item.Values[2..]));
        string[] flows = [$"{one} → {other}", $"{other} → {one}"];
        var changes = new[] { sectors.Sum(item => item.There[^1] - item.There[0]), sectors.Sum(item => item.Back[^1] - item.Back[0]) };
        return (
            FileNames.Of($"sankey-{one}-{other}"),
            new SankeyDiagram(
                new FigureText(
                    flowSay.BothWays([.. flows.Zip(changes)], run.Scenario.LastYear),
                    flowSay.PairBySector(one, other),
                    report.SourcesOf([pair.There, pair.Back]),
                    report.ScenarioLine
                ),
                say.AxisOf("million USD"),
                Year(run.Scenario.BaselineYear),
                Year(run.Scenario.LastYear),
                flows,
                nodes
            )
        );
    }

    /// <summary>What the measures change, by origin and destination.</summary>
    private (string, Figure)? Matrix()
    {
        if (shift.Value is not { } found)
            return null;
        var changes = TradeShift.Changes(run.FlowsWithoutMeasures, LastFlows, Economies);
        PairFlow[] marked = Pair is { } pair ? [.. pair.There.Pairs(), .. pair.Back.Pairs()] : [];
        var matrix = new ChangeMatrix(
            new FigureText(
                flowSay.ShiftTitle(found, run.Scenario.LastYear),
                flowSay.ChangesAgainstNoMeasures(run.Scenario.LastYear),
                Scenario: report.ScenarioLine
            ),
            say.AxisOf("million USD"),
            run.Scenario.World.Economies.Select(say.NameOf),
            changes.Select((row, origin) => row.Select((change, destination) => origin == destination ? null : (double?)change)),
            marked.Select(flow => (flow.Exporter, flow.Importer)),
            Pair is { } named ? $"{report.Names(named.There.Exporters)} ↔ {report.Names(named.There.Importers)}" : ""
        );
        return ("changes-by-origin-and-destination", matrix.Reduced(MostNames, flowSay.Others));
    }

    /// <summary>What the first economy of a pair exports to the other, in the baseline year and in the last.</summary>
    private (string, Figure)? Basket(Turnover pair)
    {
        var (one, other) = (report.Names(pair.There.Exporters), report.Names(pair.There.Importers));
        var sectors = pair
            .There.Sectors.Select(sector => (Sector: sector, Path: report.PathOf(pair.There, sector)))
            .Where(item => item.Path.Any(value => value > 0))
            .OrderByDescending(item => item.Path[^1])
            .ToArray();
        if (sectors.Sum(item => item.Path[0]) <= 0 || sectors.Sum(item => item.Path[^1]) <= 0)
            return null;
        var parts = Grouped(
            sectors.Select(item => (report.SectorName(item.Sector), new[] { item.Path[0], item.Path[^1] })),
            Theme.Series.Count
        );
        return (
            FileNames.Of($"basket-{one}-{other}"),
            new Treemap(
                new FigureText(
                    report.StructureTitle(one, other, sectors),
                    say.FlowTitle(one, other),
                    report.SourcesOf([pair.There]),
                    report.ScenarioLine
                ),
                say.AxisOf("million USD"),
                Year(run.Scenario.BaselineYear),
                Year(run.Scenario.LastYear),
                parts.Select(part => new TreemapPart(part.Name, part.Values[0], part.Values[1]))
            )
        );
    }

    /// <summary>The flows of the pair and its partners on a map; without a pair, the flows that the measures change most.</summary>
    private (string, Figure)? Map()
    {
        var located = new FlowMapOfRun(run, style.Outlines ?? CountryOutlines.NaturalEarth, report.Names).Flows(Pair);
        var title =
            Pair is { } pair ? PairTitle(pair)
            : shift.Value is { } found ? flowSay.ShiftTitle(found, run.Scenario.LastYear)
            : null;
        if (located is null || title is null)
            return null;
        var text = new FigureText(
            title,
            flowSay.FlowsOnMap(Pair is not null, run.Scenario.LastYear, located.Missing),
            Pair is { } sourced ? report.SourcesOf([sourced.There, sourced.Back]) : "",
            report.ScenarioLine
        );
        var map = new FlowMap(text, say.AxisOf("million USD"), located.Outlines, located.Places, located.Flows);
        return (
            Pair is { } named ? FileNames.Of($"map-{report.Names(named.There.Exporters)}-{report.Names(named.There.Importers)}") : "map",
            map
        );
    }

    private string PairTitle(Turnover pair)
    {
        var all = pair.There.Pairs().Concat(pair.Back.Pairs()).ToArray();
        double Sum(IReadOnlyList<double> flows) =>
            all.Sum(flow => flow.Sectors.Sum(sector => flows[(((sector * Economies) + flow.Importer) * Economies) + flow.Exporter]));
        var byMeasures = !run.FlowsWithoutMeasures.IsDefault;
        return flowSay.PairChanges(
            $"{report.Names(pair.There.Exporters)} ↔ {report.Names(pair.There.Importers)}",
            Sum(byMeasures ? run.FlowsWithoutMeasures : run.Result.Tables!.Years[0].Flows),
            Sum(LastFlows),
            run.Scenario.LastYear,
            byMeasures
        );
    }

    /// <summary>The first of several, in their order, and the others added up.</summary>
    private IEnumerable<(string Name, double[] Values)> Grouped(IEnumerable<(string Name, double[] Values)> items, int most)
    {
        var all = items.Where(item => item.Values.Any(value => value > 0)).ToArray();
        if (all.Length <= most)
            return all;
        var rest = all.Skip(most - 1).Select(item => item.Values).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
        return all.Take(most - 1).Append((flowSay.OtherSectors, rest));
    }

    private string NameOf(int economy) => say.NameOf(run.Scenario.World.Economies[economy]);

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
