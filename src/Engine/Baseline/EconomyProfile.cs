namespace TradeSim.Engine.Baseline;

/// <summary>What an economy stands for.</summary>
public enum EconomyKind
{
    /// <summary>A country, or the part of it that no region of the baseline covers.</summary>
    Country,

    /// <summary>A region of a country.</summary>
    Region,

    /// <summary>The rest of the world.</summary>
    Rest,
}

/// <summary>Who an economy is: a country, a region of a country, or the rest of the world.</summary>
/// <param name="Code">Short unique code, as the tables use it (<c>KGZ</c>).</param>
/// <param name="Name">Name for people.</param>
/// <param name="Kind">Country, region or rest of the world.</param>
/// <param name="PartOf">For a region, the code of its country; the country as a whole is the sum of its regions.</param>
public sealed record EconomyProfile(string Code, string Name, EconomyKind Kind = EconomyKind.Country, string? PartOf = null);

/// <summary>A group of goods with one trade elasticity.</summary>
/// <param name="Code">Short unique code, as the tables use it.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Elasticity">Trade elasticity θ &gt; 0: a one percent higher price lowers a supplier's share by θ percent (σ
/// − 1 in CES terms).</param>
/// <param name="Group">A group of sectors that policies and outcomes may name, such as <c>industry</c>.</param>
public sealed record Sector(string Code, string Name, double Elasticity, string? Group = null);
