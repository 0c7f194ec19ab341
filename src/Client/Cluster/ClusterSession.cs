using System.Diagnostics;
using System.Security.Cryptography;
using TradeSim.Client.Printing;
using TradeSim.Grains;
using TradeSim.Grains.Connections;
using TradeSim.Grains.Messages;
using TradeSim.Runs;
using StudyException = TradeSim.Studies.Cases.StudyException;

namespace TradeSim.Client.Cluster;

/// <summary>The command line's connection to a cluster, with a warning if the cluster does not respond.</summary>
internal sealed class ClusterSession : IDisposable
{
    /// <summary>How long a cluster, or its store, may be silent. Silos write what they computed again and again for as long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(65);

    private static readonly TimeSpan WarnAfter = TimeSpan.FromSeconds(10);

    private readonly ClusterConnection connection;
    private bool hasWarned;

    /// <param name="address">Where the cluster is.</param>
    /// <param name="patience">How long a connection may take.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="UserException">The address is malformed.</exception>
    /// <exception cref="ClusterRequestException">No silo answers.</exception>
    public ClusterSession(ClusterAddress address, TimeSpan patience, CancellationToken cancellation)
    {
        Name = address.ToString();
        try
        {
            connection = ClusterConnection.Connect(address, patience, cancellation).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw new UserException($"--cluster: {error.Message}");
        }
        catch (TimeoutException error)
        {
            throw new ClusterRequestException($"--cluster: {error.Message}");
        }
    }

    /// <summary>The cluster as a manifest names it.</summary>
    public string Name { get; }

    /// <summary>A study, to watch, cancel, remove or read.</summary>
    public StudyClient Study(string id) => connection.Study(id, Patience, WarnOfSilence);

    /// <summary>The study of an id.</summary>
    /// <exception cref="UserException">The cluster does not know it.</exception>
    public StudyClient Known(string id, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(id))
            throw new UserException("the ID is empty. tradesim studies lists the studies of the cluster");
        var study = Study(id);
        return Wait(study.Describe(cancellation)).Status != StudyStatus.Unknown
            ? study
            : throw new UserException($"unknown study {id}. tradesim studies lists the studies of the cluster");
    }

    /// <summary>All studies of the cluster, with their progress.</summary>
    public IReadOnlyList<StudyProgress> Studies(CancellationToken cancellation) =>
        Wait(connection.Studies(Patience, WarnOfSilence, cancellation));

    /// <summary>The cluster's answer.</summary>
    /// <exception cref="ClusterRequestException">The study failed there, or the cluster was silent for too long.</exception>
    public static async Task<T> Answer<T>(Task<T> answer)
    {
        try
        {
            return await answer;
        }
        catch (Exception error) when (error is StudyException or TimeoutException)
        {
            throw new ClusterRequestException(error.Message);
        }
        catch (OrleansException error)
        {
            throw new ClusterRequestException($"the cluster does not answer ({error.Message.TrimEnd('.')})");
        }
    }

    /// <summary>Waits for the cluster's answer.</summary>
    /// <exception cref="ClusterRequestException">The study failed there, or the cluster was silent for too long.</exception>
    public static T Wait<T>(Task<T> answer) => Answer(answer).GetAwaiter().GetResult();

    /// <summary>Waits until the cluster has done something.</summary>
    /// <exception cref="ClusterRequestException">The cluster was silent for too long.</exception>
    public static void Wait(Task request) =>
        Wait(
            request.ContinueWith(
                done =>
                {
                    done.GetAwaiter().GetResult();
                    return true;
                },
                TaskScheduler.Default
            )
        );

    /// <summary>Follows a study to its end, or until the cluster knows it no more.</summary>
    /// <param name="study">The study.</param>
    /// <param name="progress">Receives its progress, with the time left by the pace since it was first seen.</param>
    /// <param name="cancellation">Stops following; the study continues.</param>
    /// <returns>What was last known, with the status that ended it.</returns>
    public static async Task<StudyProgress> Follow(
        StudyClient study,
        IProgress<Studies.Cases.StudyProgress>? progress,
        CancellationToken cancellation
    )
    {
        var started = Stopwatch.GetTimestamp();
        var (first, last) = (-1, StudyProgress.Unknown);
        await foreach (var now in study.Watch(cancellation))
        {
            if (now.Status == StudyStatus.Unknown)
                return last with { Status = StudyStatus.Unknown };
            last = now;
            if (first < 0)
                first = now.CasesFinished;
            var (elapsed, seen) = (Stopwatch.GetElapsedTime(started), now.CasesFinished - first);
            TimeSpan? left = seen == 0 ? null : elapsed / seen * (now.Cases - now.CasesFinished);
            progress?.Report(new(now.CasesFinished, now.Cases, 0, elapsed, left));
        }
        return last;
    }

    public void Dispose() => connection.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void WarnOfSilence(TimeSpan silence)
    {
        if (hasWarned || silence < WarnAfter)
            return;
        hasWarned = true;
        Terminal.Warning(
            "The cluster or its store does not respond; waiting for up to an hour. The study continues on the cluster; the "
                + "same command finds it later."
        );
    }
}
