#:project ../src/Runs
#:project ../src/Grains

// Run an ensemble on a cluster. Start one first:  dotnet run --project src/Client -c Release -- cluster
// Usage:  dotnet run examples/on-a-cluster.cs [ADDRESS:PORT [CLUSTER-ID]]
using System.Globalization;
using TradeSim.Grains.Connections;
using TradeSim.Runs;

var address = new ClusterAddress(args is [var given, ..] ? given : ClusterAddress.Local);
if (args is [_, var id, ..])
    address = address with { ClusterId = id };
await using var cluster = await ClusterConnection.Connect(address);
var scenario = Scenario.Load("scenarios/kyrgyzstan-belarus-500m.yaml");
var onCluster = scenario.On(files => cluster.HostOf(files, "example", keep: false));
foreach (var (name, host) in new[] { ("this process", scenario), ("cluster", onCluster) })
{
    var result = await Ensemble.Of(host).Cases(64).WithoutHistory().RunAsync();
    var median = result.Percentiles("turnover KGZ-BLR", 2030)[2];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: a median of {median:R} million USD in 2030"));
}
