using System.CommandLine;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Client.Commands.Options;

/// <summary>How many cases are drawn, and how.</summary>
internal sealed class SamplingOptions
{
    private readonly Option<int> cases;
    private readonly Option<string> sampling = new("--sampling") { Description = "Sampling method.", DefaultValueFactory = _ => "sobol" };

    /// <summary>The options.</summary>
    /// <param name="otherwise">Cases if no number is given.</param>
    public SamplingOptions(int otherwise)
    {
        cases = CasesOption("Number of cases.", otherwise);
        sampling.AcceptOnlyFromAmong("sobol", "latin", "random");
    }

    /// <summary>A number of cases.</summary>
    public static Option<int> CasesOption(string description, int otherwise) =>
        new("--cases") { Description = description, DefaultValueFactory = _ => otherwise };

    /// <summary>All options.</summary>
    public Option[] All => [cases, sampling];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
    }

    /// <summary>The number of cases.</summary>
    public int CasesOf(ParseResult parsed) => parsed.GetValue(cases);

    /// <summary>How they are chosen.</summary>
    public Sampling Of(ParseResult parsed) =>
        parsed.GetValue(sampling) switch
        {
            "latin" => Sampling.LatinHypercube,
            "random" => Sampling.Random,
            _ => Sampling.Sobol,
        };
}
