namespace TradeSim.Scenarios.Yaml;

/// <summary>A value of a scenario file, with its place.</summary>
internal abstract class Node(SourcePosition place)
{
    public SourcePosition Position { get; } = place;

    /// <summary>What it is, for messages.</summary>
    public abstract string Describe();
}
