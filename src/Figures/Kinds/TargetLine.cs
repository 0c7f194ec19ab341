namespace TradeSim.Figures;

/// <summary>A level to be reached.</summary>
internal sealed record TargetLine
{
    /// <summary>A target.</summary>
    /// <param name="label">Its label, such as "Target 500 by 2030".</param>
    /// <param name="value">The level, in the unit of the axis it is drawn across.</param>
    /// <param name="at">The x at which it is to be reached, where there is one.</param>
    /// <exception cref="ArgumentException">The label is empty or a number is not finite.</exception>
    public TargetLine(string label, double value, double? at = null)
    {
        Label = Check.Name(label, "A target");
        Value = Check.Finite(value, $"Target '{label}'");
        At = at is { } x ? Check.Finite(x, $"The year of target '{label}'") : null;
    }

    /// <summary>Its label.</summary>
    public string Label { get; }

    /// <summary>The level.</summary>
    public double Value { get; }

    /// <summary>The x at which it is to be reached.</summary>
    public double? At { get; }
}
