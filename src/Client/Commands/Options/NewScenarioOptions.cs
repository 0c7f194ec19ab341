using System.CommandLine;
using TradeSim.Baselines.New;

namespace TradeSim.Client.Commands.Options;

/// <summary>What a new scenario of two countries contains.</summary>
internal sealed class NewScenarioOptions
{
    private readonly Option<double?> target = CommonOptions.Number(
        "--target",
        "Turnover to reach, million US dollars of 2023. Default: 1.5 times today's."
    );
    private readonly Option<int> by = new("--by")
    {
        Description = "Year of the target.",
        HelpName = "YEAR",
        DefaultValueFactory = _ => 2030,
    };
    private readonly Option<int> partners = new("--partners")
    {
        Description = "How many of the largest partners of each country to model separately.",
        HelpName = "N",
        DefaultValueFactory = _ => 6,
    };
    private readonly Option<string[]> economies = Many("--economies", "Other economies to model separately.", "COUNTRY");
    private readonly Option<string[]> blocs = Many(
        "--bloc",
        "Blocs to model as one economy: EU, EAEU, EFTA, CEFTA, ASEAN, MERCOSUR, GCC, SACU.",
        "BLOC"
    );
    private readonly Option<bool> sectors = new("--sectors") { Description = "Ten goods sectors with assumed splits, instead of one." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[target, by, partners, economies, blocs, sectors])
            command.Add(option);
    }

    /// <summary>The scenario that the arguments describe.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="countries">The countries.</param>
    public NewScenarioRequest Of(ParseResult parsed, string[] countries) =>
        new()
        {
            Countries = [.. countries],
            Target = parsed.GetValue(target),
            By = parsed.GetValue(by),
            Partners = parsed.GetValue(partners),
            Economies = [.. parsed.GetValue(economies) ?? []],
            Blocs = [.. parsed.GetValue(blocs) ?? []],
            Sectors = parsed.GetValue(sectors),
        };

    private static Option<string[]> Many(string name, string description, string helpName) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
}
