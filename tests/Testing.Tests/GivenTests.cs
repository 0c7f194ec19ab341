using TradeSim.Studies.Cases;

namespace TradeSim.Testing.Tests;

public sealed class GivenTests
{
    private const string File = "tests/two-levers.yaml";
    private const string Turnover = "turnover KGZ-BLR";

    private static readonly Lazy<ScenarioUnderTest> Shipped = new(() => Given.Scenario(File));

    public static IEnumerable<object[]> Corridors =>
        Given.Values("policies.corridor.intensity=0,1,2", "policies.certificates.intensity=0,1");

    [Fact]
    public void The_first_levers_raise_trade_and_miss_the_target()
    {
        var run = Shipped.Value.Run();
        var usual = Shipped.Value.WithoutPolicies().Run();
        run[Turnover].In(2030).ShouldBeAtMost(500, because: "cheaper trade works on the trade there is").ShouldBeAtLeast(110);
        run[Turnover].ShouldNeverBeBelow(usual[Turnover], because: "both levers make trade cheaper");
        run.ShouldMissTargets().ShouldKeepIdentities();
        Assert.True(run[Turnover][2030] > usual[Turnover][2030]);
    }

    [Theory]
    [MemberData(nameof(Corridors))]
    public void Cheaper_trade_never_lowers_turnover(double corridor, double certificates) =>
        Shipped
            .Value.With("policies.corridor.intensity", corridor)
            .With("policies.certificates.intensity", certificates)
            .Run()[Turnover]
            .ShouldNeverBeBelow(Shipped.Value.WithoutPolicies().Run()[Turnover]);

    [Fact]
    public void Contributions_add_up_to_what_the_policies_do()
    {
        var contributions = Shipped.Value.Contributions(Turnover, 2030);
        contributions.ShouldBeAtLeast("corridor", 0).ShouldBeMore("certificates", thanPolicy: "corridor", because: "5 % is more than 2 %");
        Assert.Equal(
            Shipped.Value.Run()[Turnover][2030] - Shipped.Value.WithoutPolicies().Run()[Turnover][2030],
            contributions.Of("corridor") + contributions.Of("certificates"),
            1e-9
        );
        var error = Assert.Throws<ScenarioAssertionException>(() => contributions.ShouldBeAtLeast("corridor", 1000, because: "we wish"));
        Assert.Matches(
            @"^corridor contributes \S+ to turnover KGZ-BLR in 2030, expected at least 1000, because we wish\.\n"
                + @"  all off: \S+, policies.corridor: \S+, policies.certificates: \S+, all on: ",
            error.Message
        );
    }

    [Fact]
    public void Business_as_usual_is_without_policies_that_the_test_alone_switched_on()
    {
        var off = Given.Scenario(File, "policies.corridor.intensity=0");
        Assert.Equal(0, off.With("policies.corridor.intensity", 2).WithoutPolicies().Values["policies.corridor.intensity"]);
        Assert.Equal(
            Shipped.Value.WithoutPolicies().Run()[Turnover][2030],
            off.With("policies.corridor.intensity", 2).WithoutPolicies().Run()[Turnover][2030]
        );
    }

    [Fact]
    public void Paths_are_compared_in_the_years_that_both_have()
    {
        static OutcomePath From(int year, params double[] values) => new("x", "turnover", "million USD", year, values);
        From(2023, 1, 5, 6, 7).ShouldNeverBeBelow(From(2024, 5, 6));
        From(2024, 5, 6).ShouldNeverBeBelow(From(2023, 9, 5, 6, 9));
        var below = Assert.Throws<ScenarioAssertionException>(() => From(2024, 5, 6).ShouldNeverBeBelow(From(2023, 1, 1, 7)));
        Assert.StartsWith("turnover in 2025: got 6, expected no less than the 7 of x.", below.Message, StringComparison.Ordinal);
        var apart = Assert.Throws<ArgumentException>(() => From(2023, 1, 2).ShouldNeverBeBelow(From(2031, 1, 2)));
        Assert.StartsWith(
            "The other run goes from 2031 to 2032, this one from 2023 to 2024; expected at least one year in both.",
            apart.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Errors_have_the_path()
    {
        var run = Shipped.Value.Without("corridor").Run();
        var error = Assert.Throws<ScenarioAssertionException>(() =>
            run[Turnover].In(2030).ShouldBeAtLeast(500, because: "it was promised")
        );
        Assert.Matches(
            @"^turnover KGZ-BLR in 2030: got \S+, expected at least 500, because it was promised\.\n"
                + @"  Kyrgyzstan and Belarus, 500 million dollars with policies\.corridor\.intensity = 0\n"
                + @"  turnover KGZ-BLR \(million USD\): 2023: \S+, 2024: ",
            error.Message
        );
        Assert.Contains(
            "expected the target of at least 500",
            Assert.Throws<ScenarioAssertionException>(() => run.ShouldReachTargets()).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ScenarioAssertionException>(() => run[Turnover].In(2023).ShouldBeAbout(0, within: 1));
        Assert.Throws<ScenarioAssertionException>(() => run.ShouldReachTargets("balance KGZ-BLR"));
        Assert.Throws<StudyException>(() => run["turnover"]);
        Assert.Throws<StudyException>(() => Shipped.Value.With("policies.corridor.intensity", 11));
        Assert.Throws<FileNotFoundException>(() => Given.Scenario("scenarios/no-such.yaml"));
    }
}
