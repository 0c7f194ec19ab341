using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace TradeSim.Grains.Storage;

/// <summary>
/// Keeps a silo that stood still (a paused machine, SIGSTOP) from writing after the others have declared it dead: before its first write
/// after a pause it asks the table of members whether it still is one.
/// </summary>
internal sealed class WriteFence(IMembershipTable members, ILocalSiloDetails self, IFatalErrorHandler fatal, TimeProvider clock)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    /// <summary>A pause shorter than this is too short for the others to have noticed.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private long lastBeat = Stopwatch.GetTimestamp();

    private int writes;
    private volatile bool isClosed;

    /// <summary>
    /// Writes once it is known that this silo may. Rows have versions, which stop a silo that was declared dead; a new row has none. So
    /// after writing one it asks whether it was still a member, and removes the row otherwise. Whoever removes the study later sees the row
    /// of a silo that was.
    /// </summary>
    /// <param name="write">Writes.</param>
    /// <param name="undo">Removes what was written, if it was a new row; null: there is nothing to undo.</param>
    /// <exception cref="StorageUnavailableException">The table of members does not answer, or this silo is no member any more.</exception>
    public async Task Write(Func<Task> write, Func<Task>? undo)
    {
        Interlocked.Increment(ref writes);
        try
        {
            await Pass();
            await write();
            if (undo is null || await IsMember())
                return;
            await undo();
            throw new StorageUnavailableException("This silo was declared dead while it wrote; what it wrote is removed.");
        }
        finally
        {
            Interlocked.Decrement(ref writes);
        }
    }

    /// <summary>Lets nothing more be written, and waits until writes that are under way are done or undone.</summary>
    public void Close(TimeSpan atMost)
    {
        isClosed = true;
        SpinWait.SpinUntil(() => Volatile.Read(ref writes) == 0, atMost);
    }

    /// <summary>Waits until it is known that this silo may write.</summary>
    /// <exception cref="StorageUnavailableException">The table of members does not answer, or this silo is no member any more.</exception>
    private async Task Pass()
    {
        while (Stopwatch.GetElapsedTime(Interlocked.Read(ref lastBeat)) > LongestPause)
        {
            var before = Stopwatch.GetTimestamp();
            if (!await IsMember())
            {
                fatal.OnFatalException(this, "This silo stood still and was declared dead meanwhile", null);
                throw Refused();
            }
            Advance(before);
        }
        if (isClosed)
            throw Refused();

        static StorageUnavailableException Refused() => new("This silo was declared dead and does not write any more.");
    }

    /// <summary>Asks the table of members, since what this silo knows of them may be old.</summary>
    private async Task<bool> IsMember()
    {
        try
        {
            var row = await members.ReadRowAsync(self.SiloAddress, CancellationToken.None);
            return row.TryGet(self.SiloAddress)?.Item1.Status is not SiloStatus.Dead;
        }
#pragma warning disable CA1031 // Drivers of stores have exceptions of their own, which must not travel.
        catch (Exception error)
#pragma warning restore CA1031
        {
            throw new StorageUnavailableException($"The table of members does not answer: {error.Message}");
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                // After a pause the next write asks first; without a write there is nothing to ask for.
                if (Stopwatch.GetElapsedTime(Interlocked.Read(ref lastBeat)) <= LongestPause)
                    Advance(Stopwatch.GetTimestamp());
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private void Advance(long moment) => Interlocked.Exchange(ref lastBeat, moment);
}
