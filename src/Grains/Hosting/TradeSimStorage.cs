using Microsoft.Extensions.DependencyInjection;

namespace TradeSim.Grains.Hosting;

/// <summary>Where grains store what must outlive a silo.</summary>
public static class TradeSimStorage
{
    /// <summary>Name of the grain storage that a silo must have.</summary>
    public const string Name = "tradesim";
}

/// <summary>What a silo needs to run studies.</summary>
public static class TradeSimSiloExtensions
{
    /// <summary>Adds what the grains need. The silo must also have a grain storage named <see cref="TradeSimStorage.Name"/>.</summary>
    public static ISiloBuilder AddTradeSim(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddSingleton<ScenarioShelf>();
        silo.Services.AddHostedService<StudyKeeper>();
        return silo;
    }
}
