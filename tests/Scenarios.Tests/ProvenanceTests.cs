using TradeSim.Engine.Outcomes;

namespace TradeSim.Scenarios.Tests;

/// <summary>Where the figures of a baseline come from.</summary>
public class ProvenanceTests
{
    private readonly Baseline baseline = BaselineReader.Read(Small.With(""), "data");

    [Fact]
    public void Each_flow_has_a_status_and_a_source()
    {
        Assert.Equal((FigureStatus.Mirror, "Belstat"), (baseline.Provenance.StatusOf(0, 2, 0), baseline.Provenance.SourceOf(0, 2, 0)));
        Assert.Equal((FigureStatus.Assumed, ""), (baseline.Provenance.StatusOf(0, 3, 1), baseline.Provenance.SourceOf(0, 3, 1)));
        Assert.Equal(FigureStatus.Unstated, baseline.Provenance.StatusOf(1, 3, 0));
    }

    [Fact]
    public void Rows_are_counted_by_status()
    {
        Assert.Contains(new StatusCount("flows.csv", FigureStatus.Reported, 2), baseline.Provenance.Counts);
        Assert.Contains(new StatusCount("flows.csv", FigureStatus.Unstated, 9), baseline.Provenance.Counts);
        Assert.Contains(new StatusCount("sectors.csv", FigureStatus.Unstated, 2), baseline.Provenance.Counts);
    }

    [Fact]
    public void A_pairs_trade_is_split_by_status()
    {
        var (kgz, blr, all) = (new[] { 0 }, new[] { 1, 2 }, new[] { 0, 1 });
        var values = baseline.Provenance.ValueByStatus(
            new FlowSet([.. kgz], [.. blr], [.. all]),
            new FlowSet([.. blr], [.. kgz], [.. all])
        );

        Assert.Equal((42, 5, 0), (values[FigureStatus.Reported], values[FigureStatus.Mirror], values[FigureStatus.Assumed]));
    }

    [Fact]
    public void A_reported_total_may_be_split_by_assumption()
    {
        var split = BaselineReader.Read(
            Small.With(
                "",
                (
                    "data/flows.csv",
                    Small
                        .Flows.Replace("source,status", "total_status,source,status", StringComparison.Ordinal)
                        .Replace("0.1,Belstat,mirror", "0.1,mirror,split,assumed", StringComparison.Ordinal)
                        .Replace("0.05,NSC", "0.05,,NSC", StringComparison.Ordinal)
                        .Replace(",,assumed", ",,,assumed", StringComparison.Ordinal)
                        .Replace(",,estimated", ",,,estimated", StringComparison.Ordinal)
                        .Replace(",,,\n", ",,,,\n", StringComparison.Ordinal)
                )
            ),
            "data"
        );

        Assert.Equal(
            (FigureStatus.Assumed, FigureStatus.Mirror),
            (split.Provenance.StatusOf(0, 2, 0), split.Provenance.TotalStatusOf(0, 2, 0))
        );
        Assert.Equal(FigureStatus.Reported, split.Provenance.TotalStatusOf(1, 0, 0));
        Assert.Equal(5, split.Provenance.ValueByTotalStatus(new FlowSet([0], [2], [0]))[FigureStatus.Mirror]);
    }

    [Fact]
    public void Missing_flows_and_tariffs_are_0()
    {
        Assert.Equal((0, 0), (baseline.World.Flow(0, 1, 0), baseline.World.Tariff(0, 1, 0)));
        Assert.Equal(0.08, baseline.World.Tariff(3, 0, 1));
        Assert.False(baseline.World.HasProduction);
        Assert.Equal(1, baseline.World.ValueAddedShare(0, 0));
    }

    [Fact]
    public void Notes_are_kept_with_their_lines()
    {
        var noted = BaselineReader.Read(
            Small.With(
                "",
                ("data/sectors.csv", "code,name,elasticity,note\nfood,Food,4,\nmachines,\"Machines, all\",3,\"from \"\"ProTEE\"\"\"\n")
            ),
            "data"
        );

        Assert.Equal(new TableNote("sectors.csv", 3, "from \"ProTEE\""), Assert.Single(noted.Provenance.Notes));
        Assert.Equal("Machines, all", noted.World.Sectors[1].Name);
    }
}
