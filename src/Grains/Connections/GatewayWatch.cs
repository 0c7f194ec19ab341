namespace TradeSim.Grains.Connections;

/// <summary>
/// Asks every second through the gateways of a client, and switches to another one if some do not answer. The connection to a machine that
/// is frozen stays open, so no other component would notice. Nor would another component leave a gateway that is used alone and is gone.
/// </summary>
internal sealed class GatewayWatch : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>How long a gateway may take to answer.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(4);

    /// <summary>How long Orleans may take to connect to another gateway: it reads the list every second.</summary>
    private static readonly TimeSpan LongestSwitch = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource stop = new();
    private readonly Task watching;

    /// <summary>Watches the gateways of a client.</summary>
    public GatewayWatch(IGrainFactory grains, GatewayList gateways)
        : this(key => grains.GetGrain<IGatewayGrain>(key).Answer(), gateways) { }

    /// <summary>Watches gateways.</summary>
    /// <param name="ask">Asks a grain, by its key, through one of the gateways in use.</param>
    /// <param name="gateways">The gateways.</param>
    internal GatewayWatch(Func<int, Task> ask, GatewayList gateways) =>
        watching = gateways.Count < 2 ? Task.CompletedTask : Watch(ask, gateways);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Watch(Func<int, Task> ask, GatewayList gateways)
    {
        while (!stop.IsCancellationRequested)
        {
            // A client spreads grains over its gateways, so twice as many grains as gateways reach all of them.
            var answers = Enumerable.Range(0, 2 * gateways.Count).Select(key => ask(key).WaitAsync(LongestAnswer, stop.Token)).ToArray();
            await Task.WhenAll(answers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var isFrozen = answers.Any(answer => answer.Exception?.InnerException is TimeoutException);
            var isGone = gateways.UsesOne && answers.All(answer => answer.IsFaulted);
            if (isFrozen || isGone)
                gateways.TryNext();
            await Task.Delay(isGone ? LongestSwitch : Period, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
