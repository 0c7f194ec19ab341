using System.Net;
using Orleans.Messaging;

namespace TradeSim.Grains.Connections;

/// <summary>The gateways that were given: all of them, or one after the other since some do not answer.</summary>
internal sealed class GatewayList(IPEndPoint[] gateways) : IGatewayListProvider
{
    private readonly IList<Uri> all = [.. gateways.Select(gateway => gateway.ToGatewayUri())];
    private volatile int only = -1;

    public TimeSpan MaxStaleness { get; } = TimeSpan.FromSeconds(1);

    public bool IsUpdatable => true;

    public int Count => all.Count;

    /// <summary>Whether one gateway is used alone.</summary>
    public bool UsesOne => only >= 0;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public Task<IList<Uri>> GetGateways() => Task.FromResult<IList<Uri>>(only < 0 ? all : [all[only]]);

    /// <summary>Some gateway does not answer: uses the next one alone. Orleans then closes its connections to the others.</summary>
    public void TryNext() => only = (only + 1) % all.Count;
}
