using System.CommandLine;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands.Options;

/// <summary>Which history is used.</summary>
/// <param name="use">What it is used for: the first sentence of the help.</param>
internal sealed class HistoryOption(string use)
{
    /// <summary>The option.</summary>
    public Option<string?> Option { get; } =
        new("--history")
        {
            Description = $"{use} Folder with pairs.csv, or {HistoryChoice.None}; the shipped history by default.",
            HelpName = $"DIR|{HistoryChoice.None}",
        };

    /// <summary>The folder, or a <see cref="HistoryChoice"/>.</summary>
    public string Of(ParseResult parsed) => parsed.GetValue(Option) ?? HistoryChoice.Shipped;
}
