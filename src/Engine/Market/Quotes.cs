namespace TradeSim.Engine.Market;

/// <summary>
/// What the market sends to every economy at the start of a round: all offers, and to each economy its own wage and sales. Laid out as
/// <see cref="MarketSize"/> says.
/// </summary>
/// <param name="size">Size of the market.</param>
/// <param name="valueAddedShares">v [exporter, sector], each exporter's padded to whole vectors.</param>
internal sealed class Quotes(MarketSize size, double[] valueAddedShares)
{
    /// <summary>q_ij = V_i·c_ij^(−θ_j), the strength of each offer: unit cost raised to what it does to demand; by economy and
    /// sector.</summary>
    public double[] Offers { get; private init; } = new double[size.PerEconomyAndSector];

    /// <summary>Y_ij, sales before tariff, million USD, by economy and sector.</summary>
    public double[] Sales { get; private init; } = new double[size.PerEconomyAndSector];

    /// <summary>ln w_i by economy.</summary>
    public double[] LogWages { get; private init; } = new double[size.PerEconomy];

    /// <summary>w_i·L_i·VA_i and the revenue from export taxes, million USD, by economy.</summary>
    public double[] Earnings { get; private init; } = new double[size.PerEconomy];

    /// <summary>The common factor on spending that closes proportional transfers; 1 otherwise.</summary>
    public double[] SpendingFactor { get; private init; } = new double[size.Stride];

    /// <summary>v [exporter, sector], padded: how much of each offer's price is value added. Only for the question how orders would respond
    /// to it (<see cref="AsksForResponse"/>).</summary>
    public double[] ValueAddedShares => valueAddedShares;

    /// <summary>Whether the market asks how orders would respond to prices.</summary>
    public bool AsksForResponse { get; set; }

    /// <summary>Where the strips begin in which some case still moves; a strip is the cases that share a vector.</summary>
    public List<int> Strips { get; private init; } = [];

    /// <summary>Size of the market.</summary>
    public MarketSize Size => size;

    /// <summary>
    /// The same quotes for an economy that has lost its answers: every strip, because the last quote to a finished case still stands.
    /// </summary>
    public Quotes ToAll() =>
        new(size, valueAddedShares)
        {
            Offers = Offers,
            Sales = Sales,
            LogWages = LogWages,
            Earnings = Earnings,
            SpendingFactor = SpendingFactor,
            AsksForResponse = AsksForResponse,
            Strips = [.. Enumerable.Range(0, size.Stride / Lanes.Width).Select(strip => strip * Lanes.Width)],
        };
}

/// <summary>What an economy answers in a round, besides its orders. By sector unless it says otherwise.</summary>
internal sealed class Response(MarketSize size)
{
    /// <summary>Size of the market.</summary>
    public MarketSize Size => size;

    /// <summary>ln P.</summary>
    public double[] LogPrices { get; } = new double[size.PerSector];

    /// <summary>Its new unit costs, ln c.</summary>
    public double[] LogCosts { get; } = new double[size.PerSector];

    /// <summary>X, million USD, tariff included.</summary>
    public double[] Spending { get; } = new double[size.PerSector];

    /// <summary>e = (1 − contracted share)·X / Φ, spending per unit of pull; times M·q it is a flow.</summary>
    public double[] SpendingPerPull { get; } = new double[size.PerSector];

    /// <summary>I: wages, tariff revenue and transfer, million USD; of the economy.</summary>
    public double[] Income { get; } = new double[size.Stride];

    /// <summary>Wages and tariff revenue, million USD; of the economy.</summary>
    public double[] OwnIncome { get; } = new double[size.Stride];

    /// <summary>Φ, the pull of all offers.</summary>
    public double[] Pull { get; } = new double[size.PerSector];

    /// <summary>S, the pull net of tariffs.</summary>
    public double[] NetPull { get; } = new double[size.PerSector];

    /// <summary>What production buys of each sector, million USD.</summary>
    public double[] Inputs { get; } = new double[size.PerSector];

    /// <summary>Share of spending that tariffs take.</summary>
    public double[] Taken { get; } = new double[size.PerSector];

    /// <summary>Share of spending that is contracted.</summary>
    public double[] Contracted { get; } = new double[size.PerSector];

    /// <summary>Spending that is contracted in value, million USD, tariff included.</summary>
    public double[] ContractedValue { get; } = new double[size.PerSector];

    /// <summary>Tariff revenue that contracts in value and binding caps add to what the rest of spending yields, million USD.</summary>
    public double[] FixedRevenue { get; } = new double[size.PerSector];
}
