using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TradeSim.Silo;

/// <summary>A silo is healthy when the cluster counts it among its members.</summary>
internal sealed class ClusterHealth(ISiloStatusOracle silos) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var members = silos.GetApproximateSiloStatuses(onlyActive: true).Count;
        return Task.FromResult(
            silos.CurrentStatus == SiloStatus.Active
                ? HealthCheckResult.Healthy($"{members} silos")
                : HealthCheckResult.Unhealthy($"{silos.CurrentStatus}")
        );
    }
}
