using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Cases;

/// <summary>Runs the tables of one study one after another, and reports how far it has come.</summary>
internal sealed class ProgressingRunner(ICaseRunner runner, StudyContext context, int expected, int doneBefore = 0)
{
    private readonly long start = context.Clock.GetTimestamp();
    private readonly Lock gate = new();
    private int done;
    private int failed;

    /// <summary>Cases run so far, those of an earlier run not included.</summary>
    public int CasesRun => done;

    /// <summary>Runs the cases of a table.</summary>
    public IReadOnlyList<CaseResult> Run(CaseTable table)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        var results = runner.Run(table, context.Progress is null ? null : new Within(this), context.Cancellation);
        done += results.Count;
        failed += results.Count(result => result.Failure is not null);
        Report(0);
        return results;
    }

    private void Report(int within)
    {
        if (context.Progress is null)
            return;
        lock (gate)
        {
            var (finished, elapsed) = (done + within, context.Clock.GetElapsedTime(start));
            var total = Math.Max(expected, finished + doneBefore);
            TimeSpan? remaining = finished == 0 ? null : elapsed / finished * (total - doneBefore - finished);
            context.Progress.Report(new StudyProgress(finished + doneBefore, total, failed, elapsed, remaining));
        }
    }

    private sealed class Within(ProgressingRunner whole) : IProgress<int>
    {
        public void Report(int value) => whole.Report(value);
    }
}
