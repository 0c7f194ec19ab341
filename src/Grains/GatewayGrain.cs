using Orleans.Concurrency;

namespace TradeSim.Grains;

/// <inheritdoc/>
[StatelessWorker]
internal sealed class GatewayGrain : Grain, IGatewayGrain
{
    public Task Answer() => Task.CompletedTask;
}
