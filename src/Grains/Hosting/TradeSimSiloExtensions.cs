using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;
using TradeSim.Grains.Messages;
using TradeSim.Grains.Storage;

namespace TradeSim.Grains.Hosting;

/// <summary>Services that silos need to run studies and clients need to request them.</summary>
internal static class TradeSimSiloExtensions
{
    /// <summary>Adds what the grains need. The silo must also have a grain storage named <see cref="TradeSimStorage.Name"/>.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="limits">What the cluster keeps at most; null: the defaults.</param>
    public static ISiloBuilder AddTradeSim(this ISiloBuilder silo, StudyLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddSingleton<ScenarioCache>();
        silo.Services.AddSingleton<SiloCores>();
        // State is stored as it travels, as bytes; the default of storage providers, JSON, knows only public members.
        silo.Services.AddKeyedSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>(TradeSimStorage.Name);
        silo.Services.AddSingleton(limits ?? new StudyLimits());
        silo.Services.AddSingleton<StoreMonitor>(services =>
            new(services, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<StoreMonitor>>())
        );
        silo.Services.AddSingleton<WriteFence>();
        silo.Services.AddKeyedSingleton<IGrainStorage>(TradeSimStorage.Guarded, (services, _) =>
            new GuardedStorage(
                services.GetRequiredKeyedService<IGrainStorage>(TradeSimStorage.Name),
                services.GetRequiredService<WriteFence>(),
                services.GetRequiredService<StoreMonitor>()
            )
        );
        silo.Services.AddHostedService(services => services.GetRequiredService<StoreMonitor>());
        silo.Services.AddHostedService(services => services.GetRequiredService<WriteFence>());
        silo.Services.AddHostedService<StudySupervisor>();
        silo.Configure<SiloMessagingOptions>(messages =>
        {
            messages.MaxMessageBodySize = PayloadLimit.MessageBytes;
            // A silo keeps answers for a client that left its gateway until then, even if the client has long used another one.
            messages.ClientDropTimeout = TimeSpan.FromSeconds(3);
        });
        return silo;
    }

    /// <summary>Lets a silo that was declared dead write nothing more, and waits until writes under way are done or undone.</summary>
    /// <param name="services">Services of the silo.</param>
    /// <param name="atMost">How long to wait.</param>
    public static void CloseStore(this IServiceProvider services, TimeSpan atMost) =>
        services.GetRequiredService<WriteFence>().Close(atMost);

    /// <summary>Adds what a client of such silos needs.</summary>
    public static IClientBuilder AddTradeSim(this IClientBuilder client) =>
        client.Configure<ClientMessagingOptions>(messages => messages.MaxMessageBodySize = PayloadLimit.MessageBytes);
}
