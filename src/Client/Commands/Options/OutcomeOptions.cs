using System.CommandLine;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands.Options;

/// <summary>Which figure a study is about.</summary>
internal class OutcomeOptions
{
    private readonly Option<string?> outcome = new("--outcome")
    {
        Description = "The outcome; that of the first target by default, or the first.",
        HelpName = "NAME",
    };
    private readonly Option<int?> year = new("--year") { Description = "The year; the target's by default, or the last." };

    /// <summary>Adds the options to a command.</summary>
    public virtual void AddTo(Command command)
    {
        command.Add(outcome);
        command.Add(year);
    }

    /// <summary>The figure.</summary>
    public OutcomeRequest OutcomeOf(ParseResult parsed) => new(parsed.GetValue(outcome), parsed.GetValue(year));
}
