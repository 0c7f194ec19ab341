using System.Collections.Immutable;
using System.Text;

namespace TradeSim.Runs;

/// <summary>The checks of a scenario, red and green.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Lines">One line a check, in the order of the file.</param>
public sealed record CheckReport(string Scenario, ImmutableArray<CheckLine> Lines)
{
    /// <summary>Whether all checks passed.</summary>
    public bool Passed => Lines.All(line => line.Passed);

    /// <summary>The report as text: a line a check; of a failed one also why it was expected, where, and the path.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Scenario).Append('\n');
        foreach (var line in Lines)
        {
            text.Append(line.Passed ? "  ok      " : "  FAILED  ")
                .Append(line.Check.Outcome)
                .Append(" in ")
                .Append(ShortText.Of(line.Check.Year))
                .Append(": got ")
                .Append(line.Value is { } value ? ShortText.Of(value) : "no result")
                .Append(", expected ")
                .Append(line.Expected)
                .Append('\n');
            if (line.Passed)
                continue;
            text.Append("          because ")
                .Append(line.Check.Why)
                .Append(" (")
                .Append(line.Check.File)
                .Append(':')
                .Append(ShortText.Of(line.Check.Line))
                .Append(")\n");
            text.Append("          ").Append(line.Path).Append('\n');
        }
        return text.Append("  ")
            .Append(ShortText.Of(Lines.Count(line => line.Passed)))
            .Append(" of ")
            .Append(ShortText.Of(Lines.Length))
            .Append(" checks passed\n")
            .ToString();
    }
}
