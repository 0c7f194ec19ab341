namespace TradeSim.Silo.Tests;

/// <summary>The example that needs a cluster.</summary>
[Collection(OnThreeProcesses.Name)]
public sealed class ClusterExampleTests(ThreeProcesses silos)
{
    [Fact]
    public void The_example_on_a_cluster_prints_the_same_number_as_in_this_process()
    {
        var address = silos.Cluster.Address;
        var lines = ExampleProgram.Output("on-a-cluster.cs", address.Where, address.ClusterId).Split('\n', StringSplitOptions.TrimEntries);
        Assert.StartsWith("this process: a median of ", lines[0], StringComparison.Ordinal);
        Assert.Equal(lines[0].Replace("this process", "cluster", StringComparison.Ordinal), lines[1]);
    }
}
