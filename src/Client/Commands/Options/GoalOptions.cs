using System.CommandLine;
using TradeSim.Runs;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands.Options;

/// <summary>Which bound on a figure is to be reached.</summary>
internal sealed class GoalOptions : OutcomeOptions
{
    private readonly Option<double?> least = CommonOptions.Number("--at-least", "Lower bound to reach; the scenario's target by default.");
    private readonly Option<double?> most = CommonOptions.Number("--at-most", "Upper bound to keep; the scenario's target by default.");

    /// <inheritdoc/>
    public override void AddTo(Command command)
    {
        base.AddTo(command);
        command.Add(least);
        command.Add(most);
    }

    /// <summary>The bound.</summary>
    /// <exception cref="UserException">There are two.</exception>
    public GoalRequest Of(ParseResult parsed)
    {
        var (low, high) = (parsed.GetValue(least), parsed.GetValue(most));
        if (low is not null && high is not null)
            throw new UserException("--at-least and --at-most exclude each other; give one of them");
        var reading = OutcomeOf(parsed);
        return new GoalRequest(reading.Outcome, reading.Year, low, high);
    }
}
