using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>
/// The market of a batch of cases: it runs their years with its economies beside it, and stores the results. Its key is the study's,
/// a slash and the number of the batch.
/// </summary>
[Alias("tradesim.IMarket")]
public interface IMarketGrain : IGrainWithStringKey
{
    /// <summary>
    /// Runs the cases, unless their results are stored already; asked again meanwhile, it answers when the one run is done. So a request
    /// that timed out does no harm: ask again.
    /// </summary>
    [Alias("Run"), ResponseTimeout("00:01:00")]
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
