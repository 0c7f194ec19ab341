namespace TradeSim.Studies.Cases;

/// <summary>A figure is refused because failed cases would bias it.</summary>
public sealed class FailedCasesException : StudyException
{
    /// <summary>An error without a message.</summary>
    public FailedCasesException() { }

    /// <summary>An error with a message.</summary>
    public FailedCasesException(string message)
        : base(message) { }

    /// <summary>An error with a message and its cause.</summary>
    public FailedCasesException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Whether the figure can be computed from the other cases on request.</summary>
    public bool MayBeLeftOut { get; private init; }

    /// <param name="figure">The refused figure.</param>
    /// <param name="failed">The failed cases.</param>
    /// <param name="cases">Cases that were run.</param>
    /// <param name="policy">The requested handling; with <see cref="FailedCaseHandling.LeaveOut"/> there is no figure without the failed
    /// cases.</param>
    internal static FailedCasesException Refusing(
        string figure,
        IReadOnlyCollection<FailedCase> failed,
        int cases,
        FailedCaseHandling policy = FailedCaseHandling.LeaveOut
    )
    {
        var (first, mayBeLeftOut) = (failed.First(), policy == FailedCaseHandling.Refuse && failed.Count < cases);
        var why = mayBeLeftOut
            ? "from the others could be biased. Failed cases are left out only on request."
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
