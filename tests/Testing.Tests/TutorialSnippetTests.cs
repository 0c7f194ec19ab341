namespace TradeSim.Testing.Tests;

/// <summary>The tests of docs/tutorials/tune-in-tests.md, word for word; a test of the docs compares them.</summary>
public sealed class TutorialSnippetTests
{
    [Fact]
    public void The_baseline_is_the_published_figure() =>
        Given
            .Scenario("scenarios/kyrgyzstan-belarus-500m.yaml")
            .Run()["turnover KGZ-BLR"]
            .In(2023)
            .ShouldBeAbout(110.1, within: 0.1, because: "this is the figure of Kyrgyz statistics");

    [Fact]
    public void A_faster_road_does_not_reach_500_million()
    {
        var run = Given.Scenario("scenarios/kyrgyzstan-belarus-500m.yaml").With("policies.corridor.intensity", 2).Run();
        run["turnover KGZ-BLR"].In(2030).ShouldBeAtMost(500, because: "cheaper trade works on the trade there is");
        run.ShouldMissTargets().ShouldKeepIdentities();
    }

    public static IEnumerable<object[]> Speeds => Given.Values("assumptions.adjustment=0.2:0.6:0.2");

    [Theory]
    [MemberData(nameof(Speeds))]
    public void The_programme_raises_trade_whatever_the_speed(double speed)
    {
        var scenario = Given.Scenario("scenarios/kyrgyzstan-belarus-500m.yaml").With("assumptions.adjustment", speed);
        var usual = scenario.WithoutPolicies().Run();
        scenario.Run()["turnover KGZ-BLR"].ShouldNeverBeBelow(usual["turnover KGZ-BLR"], because: "all measures make trade cheaper");
    }

    [Fact]
    public void Certificates_contribute_more_than_the_road() =>
        Given
            .Scenario("tests/two-levers.yaml")
            .Contributions("turnover KGZ-BLR", 2030)
            .ShouldBeMore("certificates", thanPolicy: "corridor");
}
