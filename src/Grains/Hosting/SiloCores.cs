namespace TradeSim.Grains.Hosting;

/// <summary>
/// The cores of a silo, for work that takes long. Each piece has a separate thread, beside those of the grain scheduler: the operating
/// system shares the cores between them fairly, where a turn that computes would keep all others waiting.
/// </summary>
internal sealed class SiloCores : IDisposable
{
    private readonly SemaphoreSlim free = new(Environment.ProcessorCount);

    /// <summary>Runs work as soon as a core is free.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before that, or by the work.</exception>
    public async Task<T> Run<T>(Func<T> work, CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation);
        try
        {
            return await Task.Factory.StartNew(
                () =>
                {
                    ThreadPriorities.Lower();
                    return work();
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();
}
