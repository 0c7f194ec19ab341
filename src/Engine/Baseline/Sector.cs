namespace TradeSim.Engine.Baseline;

/// <summary>A group of goods with one trade elasticity.</summary>
/// <param name="Code">Short unique code, as the tables use it.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Elasticity">Trade elasticity θ &gt; 0: a one percent higher price lowers a supplier's share by θ percent (σ − 1 in CES
/// terms).</param>
/// <param name="Group">A group of sectors that policies and outcomes may name, such as <c>industry</c>.</param>
public sealed record Sector(string Code, string Name, double Elasticity, string? Group = null);
