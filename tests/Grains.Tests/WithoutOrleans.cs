namespace TradeSim.Grains.Tests;

public class WithoutOrleans
{
    [Fact(Skip = "Built without Orleans, since the NuGet registry lacks some of its packages: the cluster host is left out.")]
    public void The_cluster_host_is_tested() => Assert.Fail("This test only says what was left out.");
}
