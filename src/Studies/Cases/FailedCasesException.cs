namespace TradeSim.Studies.Cases;

/// <summary>A figure is refused because failed cases would bias it.</summary>
public sealed class FailedCasesException : StudyException
{
    /// <summary>An error without a message.</summary>
    public FailedCasesException() { }

    /// <summary>An error that says what is wrong.</summary>
    public FailedCasesException(string message)
        : base(message) { }

    /// <summary>An error that says what is wrong, and what caused it.</summary>
    public FailedCasesException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Whether the figure can be had from the cases that did not fail, where that is asked for.</summary>
    public bool MayBeLeftOut { get; private init; }

    /// <param name="figure">What is refused.</param>
    /// <param name="failed">The failed cases.</param>
    /// <param name="cases">Cases that were run.</param>
    /// <param name="policy">What was asked for; with <see cref="FailedCaseHandling.LeaveOut"/> there is no figure without the
    /// failed cases.</param>
    internal static FailedCasesException Refusing(
        string figure,
        IReadOnlyCollection<FailedCase> failed,
        int cases,
        FailedCaseHandling policy = FailedCaseHandling.LeaveOut
    )
    {
        var (first, mayBeLeftOut) = (failed.First(), policy == FailedCaseHandling.Refuse && failed.Count < cases);
        var why = mayBeLeftOut
            ? "from the others could be biased. Leaving failed cases out has to be asked for."
            : "cannot be had from the others.";
        return new FailedCasesException(
            $"{Invariant.Text(failed.Count)} of {Invariant.Text(cases)} cases failed (case {Invariant.Text(first.Case)}: "
                + $"{first.Reason}); {figure} {why}"
        )
        {
            MayBeLeftOut = mayBeLeftOut,
        };
    }
}
