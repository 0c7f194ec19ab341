using TradeSim.Engine.Dynamics;

namespace TradeSim.Scenarios.Tests;

/// <summary>Worlds that a market does not find its way through by itself; that they have an equilibrium was shown with SciPy.</summary>
public sealed class HardWorldsTests
{
    [Theory]
    [InlineData("nearly-autarkic-proportional", 331.6)]
    [InlineData("rounding-floor-none", null)]
    [InlineData("big-tariffs-none", 13.5)]
    public void Worlds_with_an_equilibrium_are_solved(string world, double? spreadOfWages)
    {
        var scenario = Read(world);
        var result = new Simulation(scenario).Run();
        Assert.Null(result.Failure);
        Assert.True(result.Residuals[0] <= 1e-12, $"residual {result.Residuals[0]:g3}");
        var economies = result.Tables!.Years[1].Economies;
        Assert.All(economies, economy => Assert.True(economy.IncomeValue > 0));
        if (spreadOfWages is { } spread) // highest over lowest, as SciPy's root has it
            Assert.Equal(spread, economies.Max(economy => economy.Wage) / economies.Min(economy => economy.Wage), 0.01 * spread);
    }

    [Fact]
    public void A_residual_that_cannot_fall_further_is_reported_as_such()
    {
        var scenario = Read("rounding-floor-none") with { Tolerance = 1e-16 };
        var result = new Simulation(scenario).Run();
        Assert.Null(result.Failure);
        Assert.InRange(result.Residuals[0], scenario.Tolerance, 1e-12);
        Assert.Equal(StoppingCriterion.RoundingFloor, scenario.CriterionOf(result.Residuals[0]));
        var looser = scenario with { Tolerance = 1e-12 };
        Assert.Equal(StoppingCriterion.Tolerance, looser.CriterionOf(new Simulation(looser).Run().Residuals[0]));
    }

    [Fact]
    public void A_world_without_an_equilibrium_stays_refused()
    {
        var result = new Simulation(Read("ok-no-equilibrium-fixed")).Run();
        Assert.NotNull(result.Failure);
        Assert.Contains("no equilibrium", result.Failure, StringComparison.Ordinal);
        Assert.Empty(result.Outcomes);
    }

    private static Scenario Read(string world) =>
        ScenarioReader.Read(Path.Combine(Repository.ReferenceCases, "hard", world, "s.yaml")).Scenario;
}
