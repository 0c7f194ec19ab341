using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.Solving;

/// <summary>What it takes.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Probability">The probability with which it should be reached; null: in one case.</param>
/// <param name="Lever">The lever.</param>
/// <param name="Answer">The smallest position that reaches the goal, which was run and does; null: out of reach.</param>
/// <param name="Below">The largest position tried below the answer, which does not reach the goal; null: there is none.</param>
/// <param name="Closest">The trial that comes closest to the goal or exceeds it most.</param>
/// <param name="IsMonotone">Whether more of the lever never took the figure further from the goal, as far as was tried; if not, larger
/// positions may miss it again.</param>
/// <param name="Trials">All trials by position.</param>
/// <param name="Failed">Cases without results, by their number in the order of running.</param>
public sealed record SolveResult(
    Goal Goal,
    double? Probability,
    Lever Lever,
    Trial? Answer,
    Trial? Below,
    Trial Closest,
    bool IsMonotone,
    ImmutableArray<Trial> Trials,
    ImmutableArray<FailedCase> Failed
)
{
    /// <summary>The answer in a sentence.</summary>
    public override string ToString()
    {
        var wanted = Probability is { } p ? $"{Goal} with a probability of {Invariant.Text(p)}" : Goal.ToString();
        return Answer is { } answer
            ? $"{wanted} requires {Lever.Name} at {Invariant.Short(answer.Position)}, which gives {Invariant.Short(answer.Value!.Value)}."
            : $"{wanted} is out of reach of {Lever.Name} from {Invariant.Short(Lever.From)} to {Invariant.Short(Lever.To)}: the closest "
                + $"is {Invariant.Short(Closest.Value!.Value)} at {Invariant.Short(Closest.Position)}.";
    }

    /// <summary>All trials as a table.</summary>
    public StudyTable Table() =>
        new("trials", ["position", "value"], Trials.Select(trial => new object?[] { trial.Position, trial.Value }));
}
