namespace TradeSim.Engine.Market;

/// <summary>
/// What the market sends to every economy at the start of a round, for W cases: all offers, and to each economy its own wage and sales.
/// </summary>
internal sealed class Quotes(int economies, int sectors, int lanes)
{
    /// <summary>q_ij = V_i·c_ij^(−θ_j), the strength of each offer: unit cost raised to what it does to demand [j, i, lane].</summary>
    public double[] Offers { get; } = new double[economies * sectors * lanes];

    /// <summary>Y_ij, sales before tariff, million USD [j, i, lane].</summary>
    public double[] Sales { get; } = new double[economies * sectors * lanes];

    /// <summary>ln w_i [i, lane].</summary>
    public double[] LogWages { get; } = new double[economies * lanes];

    /// <summary>w_i·L_i·VA_i, million USD [i, lane].</summary>
    public double[] WageBill { get; } = new double[economies * lanes];

    /// <summary>The common factor on spending that closes proportional transfers; 1 otherwise [lane].</summary>
    public double[] SpendingFactor { get; } = new double[lanes];

    /// <summary>Whether the market asks how orders would respond to prices.</summary>
    public bool AsksForResponse { get; set; }

    /// <summary>First lanes of the strips in which some case still moves.</summary>
    public List<int> Strips { get; } = [];
}

/// <summary>What an economy answers in a round, besides its orders: its prices, its new quote, its income and spending, for W cases.</summary>
internal sealed class Response(int sectors, int lanes)
{
    /// <summary>ln P_j [j, lane].</summary>
    public double[] LogPrices { get; } = new double[sectors * lanes];

    /// <summary>Its new unit costs, ln c_j [j, lane].</summary>
    public double[] LogCosts { get; } = new double[sectors * lanes];

    /// <summary>X_j, million USD, tariff included [j, lane].</summary>
    public double[] Spending { get; } = new double[sectors * lanes];

    /// <summary>e_j = (1 − contracted share)·X_j / Φ_j, spending per unit of pull [j, lane]; times M·q it is a flow.</summary>
    public double[] SpendingPerPull { get; } = new double[sectors * lanes];

    /// <summary>I: wages, tariff revenue and transfer, million USD [lane].</summary>
    public double[] Income { get; } = new double[lanes];

    /// <summary>Wages and tariff revenue, million USD [lane].</summary>
    public double[] OwnIncome { get; } = new double[lanes];

    /// <summary>Φ_j, the pull of all offers [j, lane].</summary>
    public double[] Pull { get; } = new double[sectors * lanes];

    /// <summary>S_j, the pull net of tariffs [j, lane].</summary>
    public double[] NetPull { get; } = new double[sectors * lanes];

    /// <summary>Room for what production buys of each sector, million USD [j, lane].</summary>
    public double[] Inputs { get; } = new double[sectors * lanes];
}
