using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>
/// A study: it assigns the batches of its cases to silos, records finished batches, and reassigns lost ones.
/// </summary>
[Alias("tradesim.IStudy")]
internal interface IStudyGrain : IGrainWithStringKey
{
    /// <summary>Starts the study, or resumes one that was cancelled or has failed. A repeated call has no effect.</summary>
    [Alias("Start")]
    Task Start(StudyOrder order);

    /// <summary>How far it has come.</summary>
    [Alias("Describe")]
    Task<StudyProgress> Describe();

    /// <summary>How far it has come, now and whenever that changes, until it is over. Any number of clients may watch.</summary>
    [Alias("Watch")]
    IAsyncEnumerable<StudyProgress> Watch(CancellationToken cancellation = default);

    /// <summary>Its order; null: the study is unknown. An order may be large.</summary>
    [Alias("Order"), ResponseTimeout("00:02:00")]
    Task<StudyOrder?> Order();

    /// <summary>Continues after an interruption, for example the loss of its silo.</summary>
    [Alias("Resume")]
    Task Resume();

    /// <summary>
    /// Whether the study runs and the batch is unfinished. A silo that was frozen, and thaws after the study has moved to another silo or
    /// was removed, repeats its requests. A batch that is not due is not run.
    /// </summary>
    /// <param name="casesPerBatch">Cases in a batch.</param>
    /// <param name="batch">Number of the batch.</param>
    [Alias("IsDue")]
    Task<bool> IsDue(int casesPerBatch, int batch);

    /// <summary>A batch's results were lost with a silo that kept them in memory: runs it again.</summary>
    /// <param name="casesPerBatch">Cases in a batch when it was finished; a restarted study may have others.</param>
    /// <param name="batch">Number of the batch.</param>
    [Alias("RunAgain")]
    Task RunAgain(int casesPerBatch, int batch);

    /// <summary>Cancels it. Finished cases are kept.</summary>
    [Alias("Cancel")]
    Task Cancel();

    /// <summary>
    /// Removes some of it, its results first, for at most some seconds. A further call continues. After a time-out, call again: this is
    /// safe.
    /// </summary>
    /// <returns>Whether nothing is left.</returns>
    [Alias("Remove")]
    Task<bool> Remove();
}
