using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Storage;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains.Hosting;

/// <summary>Where grains store what must outlive a silo.</summary>
public static class TradeSimStorage
{
    /// <summary>Name of the grain storage that a silo must have.</summary>
    public const string Name = "tradesim";
}

/// <summary>What silos need to run studies, and clients to ask for them.</summary>
public static class TradeSimSiloExtensions
{
    /// <summary>Adds what the grains need. The silo must also have a grain storage named <see cref="TradeSimStorage.Name"/>.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="inPlace">Whether a market asks the economies beside it without a message; false to test or to measure messages.</param>
    public static ISiloBuilder AddTradeSim(this ISiloBuilder silo, bool inPlace = true)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddSingleton<ScenarioShelf>();
        silo.Services.AddSingleton<SiloCores>();
        silo.Services.AddSingleton(new RoundOptions(inPlace));
        // State is stored as it travels, as bytes; the default of storage providers, JSON, knows only public members.
        silo.Services.AddKeyedSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>(TradeSimStorage.Name);
        silo.Services.AddHostedService<StudyKeeper>();
        silo.AddIncomingGrainCallFilter<DatabaseErrors>();
        silo.Configure<SiloMessagingOptions>(messages => messages.MaxMessageBodySize = PayloadLimit.MessageBytes);
        return silo;
    }

    /// <summary>Adds what a client of such silos needs.</summary>
    public static IClientBuilder AddTradeSim(this IClientBuilder client) =>
        client.Configure<ClientMessagingOptions>(messages => messages.MaxMessageBodySize = PayloadLimit.MessageBytes);
}
