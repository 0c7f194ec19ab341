using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Cases;

/// <summary>What surrounds a study and changes nothing of its results: who is told, who may stop it, and the clock.</summary>
public sealed record StudyContext
{
    /// <summary>No progress, no cancellation, the system's clock.</summary>
    public static StudyContext Default { get; } = new();

    /// <summary>Told how far the study has come.</summary>
    public IProgress<StudyProgress>? Progress { get; init; }

    /// <summary>Stops the study.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The clock behind elapsed and remaining time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>Runs the tables of one study one after another, and says how far it has come.</summary>
internal sealed class ProgressingRunner(ICaseRunner runner, StudyContext context, int expected, int doneBefore = 0)
{
    private readonly long start = context.Clock.GetTimestamp();
    private readonly Lock telling = new();
    private int done;
    private int failed;

    /// <summary>Cases run so far, those of an earlier run not included.</summary>
    public int Run => done;

    public IReadOnlyList<CaseResult> Take(CaseTable table)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        var results = runner.Run(table, context.Progress is null ? null : new Within(this), context.Cancellation);
        done += results.Count;
        failed += results.Count(result => result.Failure is not null);
        Tell(0);
        return results;
    }

    private void Tell(int within)
    {
        if (context.Progress is null)
            return;
        lock (telling)
        {
            var (finished, elapsed) = (done + within, context.Clock.GetElapsedTime(start));
            var total = Math.Max(expected, finished + doneBefore);
            TimeSpan? remaining = finished == 0 ? null : elapsed / finished * (total - doneBefore - finished);
            context.Progress.Report(new StudyProgress(finished + doneBefore, total, failed, elapsed, remaining));
        }
    }

    private sealed class Within(ProgressingRunner desk) : IProgress<int>
    {
        public void Report(int value) => desk.Tell(value);
    }
}

/// <summary>A reading of many cases, with the cases that have none.</summary>
internal sealed class Readings
{
    public Readings(IReadOnlyList<CaseResult> results, Reading reading, int firstCase = 0)
    {
        Values = [.. results.Select(result => result.Failure is null ? reading.Of(result) : double.NaN)];
        Failed =
        [
            .. results
                .Where(result => result.Failure is not null)
                .Select(result => new FailedCase(firstCase + result.Case, result.Failure!)),
        ];
    }

    /// <summary>The figure by case; NaN where the case failed, which never leaves the study as a result.</summary>
    public double[] Values { get; }

    public ImmutableArray<FailedCase> Failed { get; }
}
