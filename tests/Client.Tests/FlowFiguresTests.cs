using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;
using Scenario = TradeSim.Runs.Scenario;

namespace TradeSim.Client.Tests;

/// <summary>Flows between economies in reports: the pair by sector, trade created and diverted.</summary>
public sealed class FlowFiguresTests
{
    private const string NoMeasures = "policies.road.intensity=0";

    private static readonly ReportStyle Style = new(ReportLanguage.English, FigureFiles.Svg);

    [Fact]
    public void Diverted_trade_only_changes_its_supplier_and_created_trade_comes_on_top()
    {
        // Sector, importer, exporter: importer 0 buys 5 more from 1 and 3 less from 2; importer 1 buys 2 less from 2.
        double[] before = [100, 10, 20, 0, 50, 30, 0, 0, 40];
        double[] after = [90, 15, 17, 0, 60, 28, 0, 0, 40];
        var shift = TradeShift.Of(before, after, economies: 3);
        Assert.Equal((2.0, 3.0, 2.0), (shift.Created, shift.Diverted, shift.Lost));
        Assert.Equal(new FlowChange(1, 0, 5), shift.Rise);
        Assert.Equal(new FlowChange(2, 0, -3), shift.Fall);
    }

    [Fact]
    public void Trade_of_different_sectors_does_not_replace_each_other()
    {
        // Importer 0 buys 5 more of the first sector from 1, and 5 less of the second from 2.
        double[] before = [.. new double[9], .. new double[9]];
        double[] after = [.. before];
        (before[9 + 2], after[1]) = (5, 5);
        var shift = TradeShift.Of(before, after, economies: 3);
        Assert.Equal((5.0, 0.0, 5.0), (shift.Created, shift.Diverted, shift.Lost));
    }

    [Fact]
    public void The_matrix_holds_what_the_measures_change_and_marks_the_pair()
    {
        var with = Run.Of(Scenario.Of(Small.Read(), ReaderLimits.Default), progress: null, CancellationToken.None);
        var without = Run.Of(
            Scenario.Of(ScenarioReader.Again(Small.Read(), [NoMeasures], ReaderLimits.Default), ReaderLimits.Default),
            progress: null,
            CancellationToken.None
        );
        var matrix = Assert.Single(Figures(with).OfType<ChangeMatrix>());
        Assert.Equal(["Avaria", "Bordonia"], matrix.Names.AsEnumerable());
        Assert.Equal(with.Flow("A", "B", 2022) - without.Flow("A", "B", 2022), matrix.Changes[0][1]!.Value, 1e-12);
        Assert.Equal(with.Flow("B", "A", 2022) - without.Flow("B", "A", 2022), matrix.Changes[1][0]!.Value, 1e-12);
        Assert.True(matrix.Changes[0][1] > 0.1);
        Assert.Equal([(0, 1), (1, 0)], matrix.Marked.AsEnumerable());
        Assert.Contains(RunReport.Of(with, Style).Finding, text =>
            text.StartsWith("Compared with the same scenario without measures: ", StringComparison.Ordinal)
            && text.Contains("the largest increase is Avaria → Bordonia", StringComparison.Ordinal)
        );
        Assert.Empty(Figures(without).OfType<ChangeMatrix>());
        Assert.DoesNotContain(RunReport.Of(without, Style).Finding, text => text.Contains("without measures", StringComparison.Ordinal));
    }

    [Fact]
    public void Sankey_diagram_and_treemap_hold_the_flows_of_the_pair()
    {
        var run = Run.Of(Scenario.Of(Small.Read(), ReaderLimits.Default), progress: null, CancellationToken.None);
        var sankey = Assert.Single(Figures(run).OfType<SankeyDiagram>());
        Assert.Equal(["Avaria → Bordonia", "Bordonia → Avaria"], sankey.Flows.AsEnumerable());
        Assert.Equal(["Goods", "Food"], sankey.Nodes.Select(node => node.Name));
        Assert.Equal([10, 10], sankey.Nodes[0].Before.AsEnumerable());
        Assert.Equal([run.Flow("A", "B", "food", 2022), run.Flow("B", "A", "food", 2022)], sankey.Nodes[1].After.AsEnumerable());
        var treemap = Assert.Single(Figures(run).OfType<Treemap>());
        Assert.Equal(
            [new("Goods", 10, run.Flow("A", "B", "goods", 2022)), new("Food", 1, run.Flow("A", "B", "food", 2022))],
            treemap.Parts
        );
        var page = RunReport.Of(run, Style).ToHtml();
        Assert.Contains("data-kind=\"SankeyDiagram\"", page, StringComparison.Ordinal);
        Assert.Contains("data-kind=\"ChangeMatrix\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_read_has_the_same_matrix_unless_its_flows_no_longer_come_out()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of(Scenario.Of(Small.Read(), ReaderLimits.Default), progress: null, CancellationToken.None);
        using (var claimed = RunFolder.Claim(folder["run"], "run", oneOfMany: false, force: false))
            claimed.Write(run, RunReport.Of(run, Style), Style);
        var read = RunFolder.ReadRun(folder["run"], ReaderLimits.Default);
        var (written, again) = (Figures(run).OfType<ChangeMatrix>().Single(), Figures(read).OfType<ChangeMatrix>().Single());
        Assert.Equal(written.Changes[0][1]!.Value, again.Changes[0][1]!.Value, 1e-6);

        var file = folder["run/flows.csv"];
        var lines = File.ReadAllLines(file);
        var last = Array.FindLastIndex(lines, line => line.StartsWith("2022,A,B,goods", StringComparison.Ordinal));
        lines[last] = "2022,A,B,goods,99";
        File.WriteAllLines(file, lines);
        Assert.Empty(Figures(RunFolder.ReadRun(folder["run"], ReaderLimits.Default)).OfType<ChangeMatrix>());
    }

    [Fact]
    public void A_comparison_says_where_trade_is_created_and_from_whom_it_is_diverted()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, set) in ((string, string[])[])[("without", [NoMeasures]), ("with", [])])
        {
            var loaded = ScenarioReader.Again(Small.Read(), set, ReaderLimits.Default);
            var run = Run.Of(Scenario.Of(loaded, ReaderLimits.Default), progress: null, CancellationToken.None);
            using var claimed = RunFolder.Claim(folder[name], name, oneOfMany: false, force: false);
            claimed.Write(run, RunReport.Of(run, Style), Style);
        }
        var comparison = Comparison.Of([folder["without"], folder["with"]]);
        var text = Assert.Single(comparison.Document(ReportLanguage.English).Trade);
        Assert.StartsWith("with compared with without: ", text, StringComparison.Ordinal);
        Assert.Contains("of trade is created in 2022; the largest increase is A → B (+", text, StringComparison.Ordinal);
        Assert.Contains(
            "Trade created and diverted",
            comparison.Document(ReportLanguage.English).ToHtml(ReportLanguage.English),
            StringComparison.Ordinal
        );

        File.Delete(folder["with/flows.csv"]);
        var reason = Assert.Single(Comparison.Of([folder["without"], folder["with"]]).Document(ReportLanguage.English).Trade);
        Assert.Contains("flows are not compared", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_shows_the_pair_and_draws_regions_as_their_country_unless_outlines_have_them()
    {
        using var folder = new TemporaryFolder();
        var out1 = Tradesim.Run("run", "scenarios/grodno-kazakhstan.yaml", "--figures", "svg", "--out", folder["run"]);
        Assert.True(out1.ExitCode == 0, out1.ToString());
        var run = RunFolder.ReadRun(folder["run"], ReaderLimits.Default);
        var map = Assert.Single(Figures(run).OfType<FlowMap>());
        Assert.Equal(
            ["BLR", "KAZ"],
            map.Places.Where(place => place.IsMarked).SelectMany(place => place.Codes).Order(StringComparer.Ordinal)
        );
        Assert.Equal(2, map.Flows.Count(flow => flow.IsMarked));
        Assert.DoesNotContain(map.Places, place => place.Name == "Rest of the world");
        Assert.Contains("not on the map: Rest of the world", map.Text.Subtitle, StringComparison.Ordinal);

        File.WriteAllText(
            folder["grodno.geojson"],
            """
            { "type": "FeatureCollection", "features": [ { "type": "Feature", "id": "BLR-HR", "properties": {},
              "geometry": { "type": "Polygon", "coordinates": [[[23,53],[26,53],[26,55],[23,55],[23,53]]] } } ] }
            """
        );
        var own = Style with { Outlines = CountryOutlines.ReadFile(folder["grodno.geojson"]) };
        var regional = RunReport.Of(run, own).Figures.Select(figure => figure.Figure).OfType<FlowMap>().Single();
        Assert.Contains(regional.Places, place => place is { Name: "Grodno oblast", Longitude: 24.5, Latitude: 54 });

        File.WriteAllText(folder["wrong.geojson"], "{}");
        var wrong = Tradesim.Run("plot", folder["run"], "--outlines", folder["wrong.geojson"]);
        Assert.NotEqual(0, wrong.ExitCode);
        Assert.Contains("not GeoJSON", wrong.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<Figure> Figures(Run run) => RunReport.Of(run, Style).Figures.Select(figure => figure.Figure);
}
