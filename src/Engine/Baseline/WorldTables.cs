namespace TradeSim.Engine.Baseline;

/// <summary>
/// The observed figures of one year as a baseline gives them, before the accounts are drawn up. With N economies and J sectors, flat arrays
/// in the order that each property states.
/// </summary>
public sealed record WorldTables
{
    /// <summary>The N economies.</summary>
    public required IReadOnlyList<EconomyProfile> Economies { get; init; }

    /// <summary>The J sectors.</summary>
    public required IReadOnlyList<Sector> Sectors { get; init; }

    /// <summary>Flows before tariff, million USD, [sector, importer, exporter] (J·N·N); exporter = importer is domestic sales.</summary>
    public required double[] Flows { get; init; }

    /// <summary>Ad valorem tariffs, 0.05 is 5 %, [sector, importer, exporter] (J·N·N).</summary>
    public required double[] Tariffs { get; init; }

    /// <summary>Value added as a share of output, [economy, sector] (N·J); null: 1 everywhere, production without inputs.</summary>
    public double[]? ValueAddedShares { get; init; }

    /// <summary>Shares of each input in a sector's spending on inputs, [economy, sector, input] (N·J·J), summing to 1 over inputs wherever
    /// value added is less than output.</summary>
    public double[]? InputShares { get; init; }

    /// <summary>Shares of final demand, [economy, sector] (N·J); null: what the accounts leave.</summary>
    public double[]? DemandShares { get; init; }
}
