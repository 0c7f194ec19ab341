// The same cases on the embedded host and on a cluster: how long they take, how many processor seconds that is in this process
// and in the silos of this machine, and one fingerprint of their results.
// dotnet run -c Release --project bench/Hosts -- SCENARIO CASES embedded [THREADS]
// dotnet run -c Release --project bench/Hosts -- SCENARIO CASES GATEWAYS|CONNECTION [CASES-PER-BATCH]
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Connections;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

var loaded = ScenarioReader.Read(args[0]);
var scenario = loaded.Scenario;
var count = int.Parse(args[1], CultureInfo.InvariantCulture);
var last = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : (int?)null;
var table = Cases();
await using var host = await Connect();
for (var repetition = 0; repetition < 3; repetition++)
{
    var (clock, busy, client) = (Stopwatch.StartNew(), ProcessorSeconds(), Environment.CpuUsage.TotalTime);
    var results = await Run();
    var seconds = clock.Elapsed.TotalSeconds;
    (busy, client) = (ProcessorSeconds() - busy, Environment.CpuUsage.TotalTime - client);
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{args[2]} {seconds:f2} s, {count / seconds:f0} cases/s, {busy:f1} processor s (client "
                + $"{(args[2] == "embedded" ? 0 : client.TotalSeconds):f1}), failed "
                + $"{results.Count(result => result.Failure is not null)}, {Hash(results)[..16]}"
        )
    );
}
return 0;

async Task<IReadOnlyList<CaseResult>> Run() =>
    args[2] == "embedded"
        ? new Simulation(scenario).Run(table, new RunOptions { Threads = last ?? Environment.ProcessorCount })
        : await host.Cases!.RunAsync(table, new RunOptions { CasesPerBatch = last });

// A client connects once; that is not measured. The cluster keeps the study, as it does for the verbs of the client.
async Task<Connected> Connect()
{
    if (args[2] == "embedded")
        return new Connected(null, null);
    var cluster = await ClusterConnection.Connect(new ClusterAddress(args[2]));
    return new Connected(cluster, cluster.HostOf(loaded.Bundle, "benchmark"));
}

// Of the host: this process where it is embedded, else the silos of this machine.
double ProcessorSeconds() =>
    (args[2] == "embedded" ? [Process.GetCurrentProcess()] : Process.GetProcessesByName("dotnet").Where(IsSilo)).Sum(process =>
        process.TotalProcessorTime.TotalSeconds
    );

static bool IsSilo(Process process)
{
    var commandLine = $"/proc/{process.Id}/cmdline";
    return File.Exists(commandLine) && File.ReadAllText(commandLine).Contains("tradesim-silo.dll", StringComparison.Ordinal);
}

// Every parameter within a tenth of its default.
CaseTable Cases()
{
    var random = new Random(1);
    var values = new double[count * scenario.Parameters.Length];
    for (var k = 0; k < values.Length; k++)
    {
        var parameter = scenario.Parameters[k % scenario.Parameters.Length];
        values[k] = Math.Clamp(parameter.Default * (0.9 + (0.2 * random.NextDouble())), parameter.Minimum, parameter.Maximum);
    }
    return new CaseTable([.. Enumerable.Range(0, scenario.Parameters.Length)], values, count);
}

static string Hash(IReadOnlyList<CaseResult> results)
{
    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    foreach (var result in results)
    {
        foreach (var year in result.Outcomes)
            hash.AppendData(MemoryMarshal.AsBytes(year.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(result.Residuals.AsSpan()));
    }
    return Convert.ToHexStringLower(hash.GetHashAndReset());
}

internal sealed record Connected(IAsyncDisposable? Cluster, ICaseRunner? Cases) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
