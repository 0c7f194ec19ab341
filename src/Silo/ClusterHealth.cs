using Microsoft.Extensions.Diagnostics.HealthChecks;
using TradeSim.Grains.Storage;

namespace TradeSim.Silo;

/// <summary>A silo is healthy when the cluster counts it among its members and its store has answered within the last ten
/// seconds.</summary>
internal sealed class ClusterHealth(ISiloStatusOracle silos, StoreMonitor store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var silence = store.Silence;
        var data = new Dictionary<string, object>
        {
            ["silos"] = silos.GetApproximateSiloStatuses(onlyActive: true).Count,
            ["store"] = silence < StoreMonitor.WorthReporting ? "answers" : $"silent for {(int)silence.TotalSeconds} s",
        };
        return Task.FromResult(
            silos.CurrentStatus != SiloStatus.Active ? HealthCheckResult.Unhealthy($"the silo is {silos.CurrentStatus}", data: data)
            : silence >= StoreMonitor.WorthReporting ? HealthCheckResult.Unhealthy("the store does not answer", data: data)
            : HealthCheckResult.Healthy(data: data)
        );
    }

    /// <summary>Writes status, number of silos and the state of the store as JSON.</summary>
    public static Task Write(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            report
                .Entries.Values.SelectMany(entry => entry.Data)
                .Prepend(new("status", report.Status.ToString()))
                .ToDictionary(item => item.Key, item => item.Value)
        );
}
