using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace TradeSim.Grains.Storage;

/// <summary>
/// Keeps a silo that was frozen (a paused machine, SIGSTOP) from writing after the others have declared it dead: before its first write
/// after a pause it asks the table of members whether it still is one.
/// </summary>
internal sealed class WriteFence(IMembershipTable members, ILocalSiloDetails self, IFatalErrorHandler fatal, TimeProvider clock)
    : BackgroundService
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>A pause shorter than this is too short for the others to have noticed.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private long lastCheck = Stopwatch.GetTimestamp();

    private int writes;
    private volatile bool isClosed;

    /// <summary>
    /// Writes after checking that this silo is a member. The versions of rows stop a silo that was declared dead, but a new row has no
    /// version. After writing a new row, the silo therefore checks its membership again and removes the row if it was no member. A later
    /// removal of the study sees the row of a silo that was a member.
    /// </summary>
    /// <param name="write">Writes.</param>
    /// <param name="undo">Removes the new row; null: no row is new.</param>
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
            throw new StorageUnavailableException("This silo was declared dead while it wrote; its new row is removed.");
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
        while (Stopwatch.GetElapsedTime(Interlocked.Read(ref lastCheck)) > LongestPause)
        {
            var before = Stopwatch.GetTimestamp();
            if (!await IsMember())
            {
                fatal.OnFatalException(this, "This silo was frozen and was declared dead meanwhile", null);
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
#pragma warning disable CA1031 // Drivers of stores have their own exceptions, which must not be sent to other processes.
        catch (Exception error)
#pragma warning restore CA1031
        {
            throw new StorageUnavailableException($"The table of members does not answer: {error.Message}");
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(CheckInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                // After a pause the next write asks first; without a write no check is needed.
                if (Stopwatch.GetElapsedTime(Interlocked.Read(ref lastCheck)) <= LongestPause)
                    Advance(Stopwatch.GetTimestamp());
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private void Advance(long moment) => Interlocked.Exchange(ref lastCheck, moment);
}
