namespace TradeSim.Grains.Connections;

/// <summary>
/// Asks every second through the gateways of a client, and switches to another one if some do not answer. The connection to a machine that
/// is frozen stays open, so no other component would notice.
/// </summary>
internal sealed class GatewayWatch : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>How long a gateway may take to answer.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource stop = new();
    private readonly Task watching;

    public GatewayWatch(IGrainFactory grains, GatewayList gateways) =>
        watching = gateways.Count < 2 ? Task.CompletedTask : Watch(grains, gateways);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Watch(IGrainFactory grains, GatewayList gateways)
    {
        while (!stop.IsCancellationRequested)
        {
            // A client spreads grains over its gateways, so twice as many grains as gateways reach all of them.
            var answers = Enumerable
                .Range(0, 2 * gateways.Count)
                .Select(key => grains.GetGrain<IGatewayGrain>(key).Answer().WaitAsync(LongestAnswer, stop.Token))
                .ToArray();
            await Task.WhenAll(answers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (answers.Any(answer => answer.Exception?.InnerException is TimeoutException))
                gateways.TryNext();
            await Task.Delay(Period, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
