using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Keys;

/// <summary>A plain decimal number in a range.</summary>
internal sealed record NumberShape(
    double Minimum,
    double Maximum,
    string? Unit = null,
    bool AboveMinimum = false,
    bool BelowMaximum = false
) : Shape
{
    /// <summary>A share above this is possible, but may have been given in per cent; null: no value is questioned.</summary>
    public double? MostPlausible { get; init; }

    /// <summary>What to ask about a possible but implausible share; null: it is plausible.</summary>
    public string? Question(double share) =>
        share > MostPlausible
            ? $"got {MessageText.Number(share)}, which is {MessageText.Short(share * 100)} %. Did you mean "
                + $"{MessageText.Short(share / 100)}?"
            : null;

    public override string Expected
    {
        get
        {
            var range = AboveMinimum ? $"a number above {MessageText.Number(Minimum)}" : $"a number from {MessageText.Number(Minimum)}";
            var end = double.IsPositiveInfinity(Maximum)
                ? AboveMinimum
                    ? ""
                    : " up"
                : BelowMaximum
                    ? $", below {MessageText.Number(Maximum)}"
                    : AboveMinimum
                        ? $", at most {MessageText.Number(Maximum)}"
                        : $" to {MessageText.Number(Maximum)}";
            return Unit is null ? range + end : $"{range}{end} ({Unit})";
        }
    }

    /// <summary>Reads a number, or reports its error.</summary>
    public double? Read(string text, out string? hint)
    {
        hint = null;
        if (!PlainNumber.TryRead(text, out var value))
        {
            hint = PlainNumber.Suggest(text);
            return null;
        }
        return value > Maximum || value < Minimum || AboveMinimum && value == Minimum || BelowMaximum && value == Maximum ? null : value;
    }
}
