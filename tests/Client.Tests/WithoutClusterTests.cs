using TradeSim.Client.Cluster;

namespace TradeSim.Client.Tests;

/// <summary>A build without Orleans says what is missing, in one line, wherever a cluster is asked for.</summary>
public sealed class WithoutClusterTests
{
    private const string Scenario = "scenarios/kyrgyzstan-belarus-500m.yaml";

    [WithoutClusterTheory]
    [InlineData("run", Scenario, "--cluster")]
    [InlineData("explain", Scenario, "--cluster", "127.0.0.1:30000")]
    [InlineData("check", Scenario, "--cluster")]
    [InlineData("studies")]
    [InlineData("attach", "some-study", "--cluster", "127.0.0.1:30000")]
    [InlineData("cancel", "some-study")]
    [InlineData("results", "some-study", "--out", "somewhere")]
    [InlineData("cluster", "--silos", "3")]
    public void What_is_missing_is_said_in_one_line(params string[] arguments)
    {
        var answer = Tradesim.Run(arguments);
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(ClusterSupport.Missing, answer.Error.TrimEnd());
    }
}

/// <summary>A theory of builds without Orleans.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WithoutClusterTheoryAttribute : TheoryAttribute
{
    public WithoutClusterTheoryAttribute() => Skip = ClusterSupport.Missing is null ? "This build has cluster support; what it does is tested in tests/Silo.Tests." : null;
}
