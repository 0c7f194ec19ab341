using System.CommandLine;
using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Runs;

namespace TradeSim.Client.Commands.Options;

/// <summary>How cases are run; results are bit-identical for any value.</summary>
internal sealed class MachineOptions
{
    private readonly Option<int?> threads = new("--threads")
    {
        Description = "Worker threads; all cores by default. Does not affect results.",
    };
    private readonly Option<int?> batch = new("--batch")
    {
        Description = "Cases per batch; by the size of the world by default. Does not affect results.",
    };

    /// <summary>All options.</summary>
    public Option[] All => [threads, batch];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
    }

    /// <summary>Threads and batches.</summary>
    /// <exception cref="UserException">A number is below 1.</exception>
    public RunOptions Of(ParseResult parsed)
    {
        var options = new RunOptions { CasesPerBatch = AtLeastOne(parsed, batch) };
        return AtLeastOne(parsed, threads) is { } number ? options with { Threads = number } : options;
    }

    private static int? AtLeastOne(ParseResult parsed, Option<int?> option) =>
        parsed.GetValue(option) switch
        {
            null => null,
            { } number and >= 1 => number,
            { } number => throw new UserException(
                string.Create(CultureInfo.InvariantCulture, $"{option.Name}: got {number}, expected 1 or more")
            ),
        };
}
