using System.Globalization;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>
/// The market of a batch of cases: it runs their years with its economies beside it, and stores the results. Its key is a
/// <see cref="MarketKey"/>.
/// </summary>
[Alias("tradesim.IMarket")]
public interface IMarketGrain : IGrainWithStringKey
{
    /// <summary>
    /// Runs the cases, unless their results are stored already; asked again meanwhile, it answers when the one run is done. So a request
    /// that timed out does no harm: ask again. It times out early, for a cluster in the making loses requests.
    /// </summary>
    [Alias("Run"), ResponseTimeout("00:00:10")]
    Task<BatchReport> Run(BatchOrder order);

    /// <summary>The stored results; null: there are none.</summary>
    [Alias("Results")]
    Task<BatchResults?> Results();

    /// <summary>Gives up a run in progress.</summary>
    [Alias("Stop")]
    Task Stop();

    /// <summary>Removes the stored results.</summary>
    [Alias("Forget")]
    Task Forget();
}

/// <summary>Keys of markets.</summary>
internal static class MarketKey
{
    /// <summary>
    /// The key of a batch. Cases in a batch belong to it: a study that lost its progress with a silo, and began anew with other batches,
    /// must not take what is stored of the old ones for its own.
    /// </summary>
    public static string Of(string study, int casesPerBatch, int batch) => $"{study}/{casesPerBatch}/{batch}";

    /// <summary>The cases in a batch and the number of the batch in a key.</summary>
    public static (int CasesPerBatch, int Batch) Read(string key)
    {
        var parts = key.Split('/');
        return (int.Parse(parts[^2], CultureInfo.InvariantCulture), int.Parse(parts[^1], CultureInfo.InvariantCulture));
    }
}
