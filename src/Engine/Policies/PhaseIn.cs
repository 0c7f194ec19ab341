namespace TradeSim.Engine.Policies;

/// <summary>How a policy comes into force.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Years">Years until it is in full force, at least 1; with <see cref="PhaseInShape.AtOnce"/> it is 1.</param>
public sealed record PhaseIn(PhaseInShape Shape = PhaseInShape.AtOnce, int Years = 1)
{
    /// <summary>In full from the first year.</summary>
    public static PhaseIn AtOnce { get; } = new();

    /// <summary>How much of the policy is in force in a year: 0 before <paramref name="from"/>, 1 when it is phased in.</summary>
    public double InForce(int year, int from)
    {
        if (year < from)
            return 0;
        if (Shape == PhaseInShape.AtOnce)
            return 1;
        var passed = Math.Min(1.0, (year - from + 1.0) / Years);
        return Shape == PhaseInShape.Linear ? passed : passed * passed * (3 - 2 * passed);
    }
}
