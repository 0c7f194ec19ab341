using System.Collections.Immutable;
using System.Globalization;

namespace TradeSim.Engine.Baseline;

/// <summary>
/// The observed world of one year with its accounts drawn up: for every economy and sector, spending is inputs bought plus final demand,
/// output is what all importers buy, and income is value added plus tariff revenue plus the transfer. Immutable. Money is in million USD.
/// Indices: i exporter, n importer or economy, j sector, k input.
/// </summary>
public sealed class World
{
    /// <summary>Relative slack within which tables count as consistent; published tables are rounded.</summary>
    private const double Slack = 1e-5;

    /// <summary>Published input-output tables book by-products as small negative inputs.</summary>
    private const double ByProduct = 0.01;

    private readonly double[] flows; // [j, n, i]
    private readonly double[] tariffs; // [j, n, i]
    private readonly double[] spendingShares; // π [j, n, i]
    private readonly double[] valueAddedShares; // v [n, j]
    private readonly double[] inputShares; // g [n, j (user), k (input)], v + Σ_k g = 1
    private readonly double[] demandShares; // α [n, j]
    private readonly double[] spending; // X [n, j]
    private readonly double[] output; // Y [i, j]
    private readonly double[] valueAdded; // VA [n]
    private readonly double[] income; // I [n]
    private readonly double[] transfers; // D [n]

    private World(WorldTables tables)
    {
        Economies = [.. tables.Economies];
        Sectors = [.. tables.Sectors];
        var (n, j) = (Economies.Length, Sectors.Length);
        flows = [.. tables.Flows];
        tariffs = [.. tables.Tariffs];
        spendingShares = new double[j * n * n];
        valueAddedShares = tables.ValueAddedShares is { } shares ? [.. shares] : Enumerable.Repeat(1.0, n * j).ToArray();
        inputShares = new double[n * j * j];
        demandShares = new double[n * j];
        spending = new double[n * j];
        output = new double[n * j];
        valueAdded = new double[n];
        income = new double[n];
        transfers = new double[n];
    }

    /// <summary>The economies, in the order of their indices.</summary>
    public ImmutableArray<EconomyProfile> Economies { get; }

    /// <summary>The sectors, in the order of their indices.</summary>
    public ImmutableArray<Sector> Sectors { get; }

    /// <summary>Number of economies N.</summary>
    public int EconomyCount => Economies.Length;

    /// <summary>Number of sectors J.</summary>
    public int SectorCount => Sectors.Length;

    /// <summary>Whether the tables say how output is made; without, only the partial closure makes sense.</summary>
    public bool HasProduction { get; private init; }

    /// <summary>Flow before tariff, million USD.</summary>
    public double Flow(int exporter, int importer, int sector) => flows[Cell(exporter, importer, sector)];

    /// <summary>Ad valorem tariff of the baseline.</summary>
    public double Tariff(int exporter, int importer, int sector) => tariffs[Cell(exporter, importer, sector)];

    /// <summary>Share π of the exporter in the importer's spending on the sector, tariff included.</summary>
    public double SpendingShare(int exporter, int importer, int sector) => spendingShares[Cell(exporter, importer, sector)];

    /// <summary>Share v of value added in the output of a sector.</summary>
    public double ValueAddedShare(int economy, int sector) => valueAddedShares[(economy * SectorCount) + sector];

    /// <summary>Share g of an input in the cost of a sector; v and the g of all inputs sum to 1.</summary>
    public double InputShare(int economy, int sector, int input) => inputShares[(((economy * SectorCount) + sector) * SectorCount) + input];

    /// <summary>Share α of a sector in final demand.</summary>
    public double DemandShare(int economy, int sector) => demandShares[(economy * SectorCount) + sector];

    /// <summary>Spending X on a sector, tariff included, million USD.</summary>
    public double Spending(int economy, int sector) => spending[(economy * SectorCount) + sector];

    /// <summary>Output Y of a sector: what all importers buy, before tariff, million USD.</summary>
    public double Output(int economy, int sector) => output[(economy * SectorCount) + sector];

    /// <summary>Value added VA, million USD.</summary>
    public double ValueAdded(int economy) => valueAdded[economy];

    /// <summary>Income I = VA + tariff revenue + transfer: the income available for final demand, million USD.</summary>
    public double Income(int economy) => income[economy];

    /// <summary>Transfer D received (the trade deficit), million USD; sums to 0 over the world.</summary>
    public double Transfer(int economy) => transfers[economy];

    /// <summary>Index of an economy by its code, or −1.</summary>
    public int EconomyIndex(string code) => IndexOf(Economies, code, economy => economy.Code);

    /// <summary>Index of a sector by its code, or −1.</summary>
    public int SectorIndex(string code) => IndexOf(Sectors, code, sector => sector.Code);

    /// <summary>The spending shares π of an importer in a sector by exporter, N numbers.</summary>
    internal ReadOnlySpan<double> SharesOf(int importer, int sector) => spendingShares.AsSpan(Cell(0, importer, sector), EconomyCount);

    /// <summary>The tariffs of an importer in a sector by exporter, N numbers.</summary>
    internal ReadOnlySpan<double> TariffsOf(int importer, int sector) => tariffs.AsSpan(Cell(0, importer, sector), EconomyCount);

    /// <summary>The flows to an importer in a sector by exporter, N numbers, million USD.</summary>
    internal ReadOnlySpan<double> FlowsTo(int importer, int sector) => flows.AsSpan(Cell(0, importer, sector), EconomyCount);

    /// <summary>
    /// Draws up the accounts. Demand shares that are given must agree with what the accounts leave; input shares are scaled so that costs
    /// add up to output.
    /// </summary>
    /// <exception cref="InconsistentBaselineException">An identity fails; every failure is listed.</exception>
    public static World Create(WorldTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var problems = new List<string>();
        CheckShape(tables);
        var world = new World(tables) { HasProduction = tables.ValueAddedShares is not null };
        world.CheckFigures(problems);
        if (problems.Count == 0)
        {
            world.DrawUpTrade();
            world.ComputeCosts(tables, problems);
            world.ComputeIncome(tables, problems);
        }
        return problems.Count == 0 ? world : throw new InconsistentBaselineException(problems);
    }

    /// <summary>The raw tables of this world, for building another one from it.</summary>
    public WorldTables ToTables()
    {
        var (n, j) = (EconomyCount, SectorCount);
        var inputs = new double[n * j * j];
        for (var row = 0; row < n * j; row++)
        {
            for (var k = 0; k < j; k++)
            {
                inputs[(row * j) + k] = valueAddedShares[row] < 1 ? inputShares[(row * j) + k] / (1 - valueAddedShares[row]) : 0;
            }
        }
        return new WorldTables
        {
            Economies = Economies,
            Sectors = Sectors,
            Flows = [.. flows],
            Tariffs = [.. tariffs],
            ValueAddedShares = HasProduction ? [.. valueAddedShares] : null,
            InputShares = HasProduction ? inputs : null,
        };
    }

    private int Cell(int exporter, int importer, int sector) => (((sector * EconomyCount) + importer) * EconomyCount) + exporter;

    private static int IndexOf<T>(ImmutableArray<T> items, string code, Func<T, string> codeOf)
    {
        for (var index = 0; index < items.Length; index++)
        {
            if (string.Equals(codeOf(items[index]), code, StringComparison.Ordinal))
                return index;
        }
        return -1;
    }

    private static void CheckShape(WorldTables tables)
    {
        var (n, j) = (tables.Economies.Count, tables.Sectors.Count);
        if (n < 1 || j < 1)
            throw new InconsistentBaselineException(["A world needs at least one economy and one sector."]);
        Expect(tables.Flows.Length == j * n * n, nameof(tables.Flows));
        Expect(tables.Tariffs.Length == j * n * n, nameof(tables.Tariffs));
        Expect(tables.ValueAddedShares is null || tables.ValueAddedShares.Length == n * j, nameof(tables.ValueAddedShares));
        Expect(tables.InputShares is null || tables.InputShares.Length == n * j * j, nameof(tables.InputShares));
        Expect(tables.DemandShares is null || tables.DemandShares.Length == n * j, nameof(tables.DemandShares));

        static void Expect(bool holds, string name)
        {
            if (!holds)
                throw new ArgumentException($"{name} has not the length that the economies and sectors give.");
        }
    }

    private void CheckFigures(List<string> problems)
    {
        foreach (var sector in Sectors)
        {
            if (!(sector.Elasticity > 0) || !double.IsFinite(sector.Elasticity))
                problems.Add(
                    Text(
                        $"sector {sector.Code}: elasticity {sector.Elasticity} must be above 0 (a one percent higher price lowers a ",
                        $"supplier's share by so many percent)"
                    )
                );
        }
        for (var j = 0; j < SectorCount; j++)
        {
            for (var n = 0; n < EconomyCount; n++)
            {
                for (var i = 0; i < EconomyCount; i++)
                {
                    var (flow, tariff) = (Flow(i, n, j), Tariff(i, n, j));
                    if (!(flow >= 0) || !double.IsFinite(flow))
                        problems.Add(
                            Text(
                                $"flow from {Economies[i].Code} to {Economies[n].Code} in {Sectors[j].Code} is {flow}: a flow cannot be ",
                                $"negative"
                            )
                        );
                    if (!(tariff > -1) || !double.IsFinite(tariff))
                        problems.Add(
                            Text(
                                $"tariff of {Economies[n].Code} on {Economies[i].Code} in {Sectors[j].Code} is {tariff}: a tariff is ",
                                $"above -1 (0.05 is 5 %)"
                            )
                        );
                }
            }
        }
        for (var n = 0; n < EconomyCount; n++)
        {
            for (var j = 0; j < SectorCount; j++)
            {
                var v = ValueAddedShare(n, j);
                if (!(v >= 0 && v <= 1))
                    problems.Add(Text($"value added share of {Sectors[j].Code} in {Economies[n].Code} is {v}: it lies between 0 and 1"));
            }
        }
    }

    private void DrawUpTrade()
    {
        for (var j = 0; j < SectorCount; j++)
        {
            for (var n = 0; n < EconomyCount; n++)
            {
                var total = 0.0;
                for (var i = 0; i < EconomyCount; i++)
                {
                    total += Flow(i, n, j) * (1 + Tariff(i, n, j));
                    output[(i * SectorCount) + j] += Flow(i, n, j);
                }
                spending[(n * SectorCount) + j] = total;
                for (var i = 0; i < EconomyCount && total > 0; i++)
                {
                    spendingShares[Cell(i, n, j)] = Flow(i, n, j) * (1 + Tariff(i, n, j)) / total;
                }
            }
        }
    }

    private void ComputeCosts(WorldTables tables, List<string> problems)
    {
        for (var n = 0; n < EconomyCount; n++)
        {
            for (var j = 0; j < SectorCount; j++)
                ReadInputs(tables, n, j, problems);
            for (var k = 0; k < SectorCount; k++)
                FitInputsToPurchases(n, k, problems);
            for (var j = 0; j < SectorCount; j++)
            {
                // Value added is what inputs leave, so that costs add up to output to the last digit of rounded tables.
                var row = (n * SectorCount) + j;
                valueAddedShares[row] = 1;
                for (var k = 0; k < SectorCount; k++)
                    valueAddedShares[row] -= InputShare(n, j, k);
                valueAdded[n] += ValueAddedShare(n, j) * Output(n, j);
            }
        }
    }

    private void ReadInputs(WorldTables tables, int economy, int sector, List<string> problems)
    {
        var row = (economy * SectorCount) + sector;
        var inputs = 1 - valueAddedShares[row];
        var given = tables.InputShares is null ? default : tables.InputShares.AsSpan(row * SectorCount, SectorCount);
        var (sum, smallest) = (0.0, 0.0);
        for (var k = 0; k < given.Length; k++)
        {
            sum += given[k];
            smallest = Math.Min(smallest, given[k]);
            inputShares[(row * SectorCount) + k] = inputs * given[k];
        }
        var matters = Output(economy, sector) > 0 && inputs > Slack;
        if (matters && !(Math.Abs(sum - 1) <= Slack && smallest >= -ByProduct))
            problems.Add(
                Text(
                    $"inputs of {Sectors[sector].Code} in {Economies[economy].Code}: shares sum to {sum}, expected 1, none negative ",
                    $"(by-products: not below -{ByProduct})"
                )
            );
    }

    /// <summary>If production needs slightly more of an input than is bought, which is rounding, the purchase is used.</summary>
    private void FitInputsToPurchases(int economy, int input, List<string> problems)
    {
        var (needed, bought) = (0.0, Spending(economy, input));
        for (var user = 0; user < SectorCount; user++)
            needed += InputShare(economy, user, input) * Output(economy, user);
        if (needed <= bought)
            return;
        if (needed - bought > Slack * needed)
        {
            problems.Add(
                bought == 0
                    ? Text(
                        $"{Economies[economy].Code} needs {needed} million USD of {Sectors[input].Code} as inputs, but has no supplier ",
                        $"of it"
                    )
                    : Text(
                        $"{Economies[economy].Code} buys {bought} million USD of {Sectors[input].Code}, less than the {needed} that its ",
                        $"production needs as inputs"
                    )
            );
        }
        for (var user = 0; user < SectorCount; user++)
            inputShares[(((economy * SectorCount) + user) * SectorCount) + input] *= bought / needed;
    }

    private void ComputeIncome(WorldTables tables, List<string> problems)
    {
        for (var n = 0; n < EconomyCount && problems.Count == 0; n++)
        {
            var revenue = 0.0;
            for (var j = 0; j < SectorCount; j++)
            {
                for (var i = 0; i < EconomyCount; i++)
                    revenue += Tariff(i, n, j) * Flow(i, n, j);
                var inputs = 0.0;
                for (var user = 0; user < SectorCount; user++)
                    inputs += InputShare(n, user, j) * Output(n, user);
                var final = Math.Max(Spending(n, j) - inputs, 0); // below 0 only by the last bit
                demandShares[(n * SectorCount) + j] = final;
                income[n] += final;
            }
            if (HasProduction && !(valueAdded[n] > 0))
                problems.Add(Text($"{Economies[n].Code} has no value added: it produces nothing, or its value added shares are 0"));
            if (!(income[n] > 0))
                problems.Add(Text($"{Economies[n].Code} has no final demand: all that it buys are inputs"));
            transfers[n] = income[n] - valueAdded[n] - revenue;
            for (var j = 0; j < SectorCount && income[n] > 0; j++)
            {
                demandShares[(n * SectorCount) + j] /= income[n];
                var left = DemandShare(n, j);
                if (tables.DemandShares is { } given && !(Math.Abs(given[(n * SectorCount) + j] - left) <= Slack))
                    problems.Add(
                        Text(
                            $"final demand share of {Sectors[j].Code} in {Economies[n].Code} is {given[(n * SectorCount) + j]}, but the ",
                            $"accounts leave {left}"
                        )
                    );
            }
        }
    }

    private static string Text(params FormattableString[] parts) =>
        string.Concat(parts.Select(part => part.ToString(CultureInfo.InvariantCulture)));
}
