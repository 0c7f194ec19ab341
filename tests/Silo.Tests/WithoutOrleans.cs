namespace TradeSim.Silo.Tests;

public class WithoutOrleans
{
    [Fact(Skip = "Built without Orleans, since the NuGet registry lacks some of its packages: the silo is left out.")]
    public void The_silo_is_tested() => Assert.Fail("This test only says what was left out.");
}
