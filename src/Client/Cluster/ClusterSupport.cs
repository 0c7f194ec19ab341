namespace TradeSim.Client.Cluster;

/// <summary>Whether this build can reach a cluster.</summary>
public static class ClusterSupport
{
    /// <summary>What is missing, in one line; null: nothing.</summary>
    public static string? Missing =>
#if ORLEANS
        null;
#else
        "--cluster: this build has no cluster support, since the NuGet registry lacks some packages of Orleans (Microsoft.Orleans.*); everything else works in process.";
#endif
}
