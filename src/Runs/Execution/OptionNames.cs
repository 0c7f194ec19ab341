using TradeSim.Studies.Requests;

namespace TradeSim.Runs.Execution;

/// <summary>What the caller's options are called, for messages that say how to fix a request.</summary>
/// <param name="Goal">How a bound is given.</param>
/// <param name="Uncertain">How a parameter is made uncertain.</param>
/// <param name="NoHistory">How forecast errors are left out.</param>
/// <param name="Large">How the limits are raised.</param>
/// <param name="Cost">How a cost is given.</param>
internal sealed record OptionNames(string Goal, string Uncertain, string NoHistory, string Large, string Cost)
{
    /// <summary>How the cost of a lever is given.</summary>
    public string CostOf(string lever) => Cost.Replace("path", lever, StringComparison.Ordinal);

    /// <summary>Options of the command line.</summary>
    public static OptionNames CommandLine { get; } =
        new(
            "--at-least or --at-most",
            "--uncertain path=normal(mean,deviation)",
            $"--history {HistoryChoice.None}",
            "--large",
            "--cost path=1"
        );

    /// <summary>Methods of the library's builders.</summary>
    public static OptionNames Library { get; } =
        new(
            "AtLeast(outcome, year, value) or AtMost",
            "Uncertain(path, \"normal(mean, deviation)\")",
            "WithoutHistory()",
            "Scenario.Load(path, large: true)",
            "Lever(path, from, to, cost)"
        );
}
