namespace TradeSim.Scenarios.Keys;

/// <summary>
/// What a value of a scenario file may be. One description serves the check of a file, the JSON schema and the reference of keys.
/// </summary>
internal abstract record Shape
{
    /// <summary>The expected value, as the end of <c>got X, expected Y</c>.</summary>
    public abstract string Expected { get; }
}
