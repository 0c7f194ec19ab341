namespace TradeSim.Engine.Dynamics;

/// <summary>
/// A number in a scenario: a constant, or one of the scenario's <see cref="Parameter"/>s, whose value each case gives, plus a constant.
/// What reads it does not need to know which.
/// </summary>
public readonly record struct ParameterRef
{
    private double Constant { get; init; }

    private int Place { get; init; } // 1-based: the default of the struct is the constant 0

    /// <summary>A number that is the same in every case. Finite.</summary>
    public static ParameterRef Of(double value) =>
        double.IsFinite(value)
            ? new() { Constant = value }
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A quantity is a finite number.");

    /// <summary>The number that a case gives for the parameter at <paramref name="index"/> of <see cref="Scenario.Parameters"/>, plus a
    /// constant.</summary>
    public static ParameterRef Parameter(int index, double plus = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return Of(plus) with { Place = index + 1 };
    }

    /// <summary>Index in <see cref="Scenario.Parameters"/>, or null for a constant.</summary>
    public int? ParameterIndex => Place == 0 ? null : Place - 1;

    /// <summary>The number in a case.</summary>
    /// <param name="values">The values of all parameters in that case, in the order of <see cref="Scenario.Parameters"/>.</param>
    public double In(ReadOnlySpan<double> values) => Place == 0 ? Constant : Constant + values[Place - 1];

    /// <summary>A constant.</summary>
    public static implicit operator ParameterRef(double value) => Of(value);

    /// <summary>A constant.</summary>
    public static ParameterRef FromDouble(double value) => Of(value);
}
