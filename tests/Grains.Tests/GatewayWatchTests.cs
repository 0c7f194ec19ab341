using System.Net;
using TradeSim.Grains.Connections;

namespace TradeSim.Grains.Tests;

/// <summary>A client that was given gateways ends at one that answers, whatever happens to the others.</summary>
public sealed class GatewayWatchTests
{
    private static readonly IPEndPoint[] Endpoints = [new(IPAddress.Loopback, 1), new(IPAddress.Loopback, 2), new(IPAddress.Loopback, 3)];

    /// <summary>The first is silent, so the client uses one alone. The second, which comes next, is dead: requests fail at once.</summary>
    [Fact]
    public async Task A_client_that_uses_one_gateway_leaves_it_when_it_is_gone()
    {
        var gateways = new GatewayList(Endpoints);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var found = new TaskCompletionSource();

        await using var watch = new GatewayWatch(Answer, gateways);
        await found.Task.WaitAsync(limit.Token);

        async Task Answer(int key)
        {
            var used = await gateways.GetGateways();
            switch (used[key % used.Count].Port)
            {
                case 1:
                    await Task.Delay(Timeout.Infinite, limit.Token);
                    break;
                case 2:
                    throw new IOException("Nobody listens.");
                default:
                    if (used.Count == 1)
                        found.TrySetResult();
                    break;
            }
        }
    }
}
