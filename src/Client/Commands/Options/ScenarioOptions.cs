using System.CommandLine;
using TradeSim.Runs;
using TradeSim.Scenarios;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands.Options;

/// <summary>Which scenario, with which values changed.</summary>
internal sealed class ScenarioOptions
{
    /// <summary>The scenario file; null: none is given.</summary>
    public Argument<string?> File { get; } =
        new("FILE") { Description = "A scenario file (YAML or JSON).", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Changed values.</summary>
    public Option<string[]> Set { get; } = CommonOptions.Set();

    /// <summary>Whether the higher limits apply.</summary>
    public Option<bool> Large { get; } = CommonOptions.Large();

    /// <summary>Adds argument and options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(File);
        command.Add(Set);
        command.Add(Large);
    }

    /// <summary>The scenario that the arguments describe.</summary>
    /// <exception cref="UserException">No file is given.</exception>
    public ScenarioReference Of(ParseResult parsed) =>
        Of(
            parsed,
            parsed.GetValue(File)
                ?? throw new UserException(
                    $"no scenario file given. Example: tradesim {parsed.CommandResult.Command.Name} "
                        + $"scenarios/kyrgyzstan-belarus-500m.yaml"
                )
        );

    /// <summary>Another scenario with the same values changed.</summary>
    public ScenarioReference Of(ParseResult parsed, string file) => ReferenceTo(file, parsed.GetValue(Set)!, parsed.GetValue(Large));

    /// <summary>A scenario file on the command line, which has not been read yet.</summary>
    /// <exception cref="ScenarioException">The path is empty.</exception>
    public static ScenarioReference ReferenceTo(string file, string[] set, bool large)
    {
        if (file.Length == 0)
            _ = ScenarioReader.Read(file); // reports the error
        return new ScenarioReference(file, null, [.. set], large);
    }
}
