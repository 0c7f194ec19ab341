using System.Security.Cryptography;
using System.Text;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Ensembles;

/// <summary>Many cases with uncertain parameters drawn at random: how certain is a result?</summary>
internal static class Ensemble
{
    /// <summary>Runs the cases of a design and keeps their outcomes.</summary>
    /// <param name="runner">Who runs cases.</param>
    /// <param name="design">The cases.</param>
    /// <param name="options">How they are run; none of it but <see cref="EnsembleOptions.FailedCases"/> changes a bit of the
    /// result.</param>
    /// <param name="context">Progress, cancellation, clock.</param>
    /// <exception cref="StudyException">The journal belongs to another study.</exception>
    public static EnsembleResult Run(ICaseRunner runner, Design design, EnsembleOptions? options = null, StudyContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(design);
        options ??= new EnsembleOptions();
        context ??= StudyContext.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(options.CasesPerChunk, 1);
        var space = runner.Space;
        var figuresPerCase = space.YearCount * space.FiguresPerYear;
        var figures = new double[(long)design.Count * figuresPerCase];
        var failures = new SortedDictionary<int, string>();
        var isDone = new bool[design.Count];
        using var journal = options.JournalFile is { } path
            ? Journal.Open(path, IdentityOf(space, design, options), figuresPerCase, Resume)
            : null;
        var alike = design.Inputs.Dimensions == 0; // with nothing uncertain all cases are the first one
        var missing = Enumerable.Range(0, alike ? 1 : design.Count).Where(@case => !isDone[@case]).ToArray();
        var tracked = new ProgressingRunner(runner, context, design.Count, design.Count - missing.Length);
        foreach (var chunk in missing.Chunk(options.CasesPerChunk))
        {
            var results = tracked.Run(design.Rows(chunk));
            var entries = results.Select((result, index) => (Case: chunk[index], Entry: EntryOf(result))).ToArray();
            foreach (var (@case, entry) in entries)
                Keep(@case, entry);
            journal?.Append(entries);
        }
        if (alike)
        {
            var first = failures.TryGetValue(0, out var reason)
                ? new JournalEntry([], reason)
                : new JournalEntry([.. figures.AsSpan(0, figuresPerCase)], null);
            for (var @case = 1; @case < design.Count; @case++)
                Keep(@case, first);
        }
        return new EnsembleResult(
            space,
            design,
            figures,
            [.. failures.Select(item => new FailedCase(item.Key, item.Value))],
            options.FailedCases
        )
        {
            CasesRun = tracked.CasesRun,
        };

        void Resume(int @case, JournalEntry entry)
        {
            if (@case >= design.Count)
                return;
            isDone[@case] = !(options.RetryFailed && entry.Failure is not null);
            if (isDone[@case])
                Keep(@case, entry);
        }

        void Keep(int @case, JournalEntry entry)
        {
            failures.Remove(@case);
            if (entry.Failure is null)
                entry.Figures.CopyTo(figures.AsSpan(@case * figuresPerCase, figuresPerCase));
            else
                failures[@case] = entry.Failure;
        }
    }

    private static JournalEntry EntryOf(CaseResult result) =>
        result.Failure is null
            ? new JournalEntry(
                [.. result.Outcomes.SelectMany((year, index) => result.PairFlows.IsEmpty ? year : year.AddRange(result.PairFlows[index]))],
                null
            )
            : new JournalEntry([], result.Failure);

    private static string IdentityOf(CaseSpace space, Design design, EnsembleOptions options)
    {
        var text = new StringBuilder(options.Identity)
            .Append('\n')
            .Append(Invariant.Text(space.BaselineYear))
            .Append('-')
            .Append(Invariant.Text(space.LastYear));
        foreach (var parameter in space.Parameters)
            text.Append('\n')
                .Append(parameter.Path)
                .Append('=')
                .Append(parameter.Default.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        foreach (var outcome in space.Outcomes)
            text.Append('\n').Append(outcome);
        text.Append('\n').Append(Invariant.Text(space.FiguresPerYear)).Append('\n').Append(design.Fingerprint());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
