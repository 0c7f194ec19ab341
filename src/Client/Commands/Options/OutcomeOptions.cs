using System.CommandLine;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands.Options;

/// <summary>Which figure a study is about.</summary>
internal class OutcomeOptions
{
    private readonly Option<string?> outcome = new("--outcome")
    {
        Description = "Outcome; that of the first target by default.",
        HelpName = "NAME",
    };
    private readonly Option<int?> year = new("--year") { Description = "Year; the target's by default, or the last." };

    /// <summary>Adds the options to a command.</summary>
    public virtual void AddTo(Command command)
    {
        command.Add(outcome);
        command.Add(year);
    }

    /// <summary>The figure.</summary>
    public OutcomeRequest OutcomeOf(ParseResult parsed) => new(parsed.GetValue(outcome), parsed.GetValue(year));
}
