using System.Globalization;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>
/// The market of a batch of cases: it runs their years with its economies beside it, and stores the results. Its key is a
/// <see cref="MarketKey"/>.
/// </summary>
[Alias("tradesim.IMarket")]
internal interface IMarketGrain : IGrainWithStringKey
{
    /// <summary>
    /// Runs the cases, unless their results are stored already. A repeated call waits for the same run, so it is safe to repeat a request
    /// that timed out. It times out early, because a starting cluster loses requests.
    /// </summary>
    [Alias("Run"), ResponseTimeout("00:00:10")]
    Task<BatchReport> Run(BatchOrder order);

    /// <summary>The stored results; null: there are none.</summary>
    [Alias("Results")]
    Task<BatchResults?> Results();

    /// <summary>Abandons a run in progress.</summary>
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
    /// The key of a batch. It contains the batch size: a study that lost its progress with a silo, and restarted with other batches, must
    /// not use the stored results of the old ones.
    /// </summary>
    public static string Of(string study, int casesPerBatch, int batch) => $"{study}/{casesPerBatch}/{batch}";

    /// <summary>The cases in a batch and the number of the batch in a key.</summary>
    public static (int CasesPerBatch, int Batch) Read(string key)
    {
        var parts = key.Split('/');
        return (int.Parse(parts[^2], CultureInfo.InvariantCulture), int.Parse(parts[^1], CultureInfo.InvariantCulture));
    }
}
