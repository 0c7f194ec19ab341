using TradeSim.Engine.Baseline;

namespace TradeSim.Scenarios.Regions;

/// <summary>A region into which a country is split.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Shares">Its share of the country's output by sector; the shares of all regions sum to 1 in each sector.</param>
internal sealed record RegionShares(string Code, string Name, double[] Shares);

/// <summary>A flow of a region that is known, million USD before tariff.</summary>
/// <param name="Region">Index of the region in the list of regions.</param>
/// <param name="Partner">Index of the partner in the world that is split; not the country itself.</param>
/// <param name="Sector">Index of the sector.</param>
/// <param name="IsExport">Whether the region sells; otherwise it buys.</param>
/// <param name="Value">The flow.</param>
internal sealed record KnownFlow(int Region, int Partner, int Sector, bool IsExport, double Value);

/// <summary>
/// Splits a country of a world into regions by their shares of output, for data that know no more of the regions (a recipe that knows their
/// trade and GDP is built by the project Baselines). A region exports its share of the country's output to every partner; its production
/// needs the country's inputs; its final demand follows its value added; it imports in proportion to what it spends; and trade inside the
/// country is <see cref="DomesticTrade"/>. Known flows have priority; the other regions then share the remainder. All sums are the
/// country's.
/// </summary>
internal sealed class CountrySplit
{
    private const double Slack = 1e-9;

    private readonly World world;
    private readonly int country;
    private readonly RegionShares[] regions;
    private readonly List<string> problems = [];

    private static string Spent(string region, double value) => FormattableString.Invariant($"{region} {value:0.###}");

    private CountrySplit(World world, int country, RegionShares[] regions) =>
        (this.world, this.country, this.regions) = (world, country, regions);

    /// <summary>The world with the regions in the country's place.</summary>
    /// <exception cref="InconsistentBaselineException">Known flows leave no room for the others.</exception>
    public static World Split(World world, int country, RegionShares[] regions, IReadOnlyList<KnownFlow> known, double homeBias) =>
        new CountrySplit(world, country, regions).Split(known, homeBias);

    private World Split(IReadOnlyList<KnownFlow> known, double homeBias)
    {
        int sectors = world.SectorCount;
        var exports = new double[sectors][,]; // [region, partner]
        var homeSales = new double[sectors][];
        for (int j = 0; j < sectors; j++)
        {
            double[] share = regions.Select(region => region.Shares[j]).ToArray();
            exports[j] = Exports(j, known, share);
            homeSales[j] = HomeSales(j, exports[j], share);
        }

        double[,] spending = Spending(exports, homeSales);
        var imports = new double[sectors][,];
        var domestic = new double[sectors][,];
        for (int k = 0; k < sectors; k++)
        {
            (imports[k], double[] purchases) = Purchases(k, known, spending);
            domestic[k] = Domestic(k, purchases, homeSales[k], homeBias);
        }

        if (problems.Count > 0)
            throw new InconsistentBaselineException(problems);
        return Assemble(exports, imports, domestic);
    }

    /// <summary>What the country sells to a partner, shared out among the regions; known flows first.</summary>
    private double[,] Exports(int sector, IReadOnlyList<KnownFlow> known, double[] share)
    {
        var table = new double[regions.Length, world.EconomyCount];
        for (int partner = 0; partner < world.EconomyCount; partner++)
        {
            if (partner == country)
                continue;
            double total = world.Flow(country, partner, sector);
            var given = Given(known, partner, sector, isExport: true, total);
            double left = Math.Max(0, total - given.Sum(flow => flow.Value));
            double others = 1 - given.Sum(flow => share[flow.Region]);
            for (int r = 0; r < regions.Length; r++)
            {
                var own = given.FirstOrDefault(flow => flow.Region == r);
                table[r, partner] = own?.Value
                    ?? (
                        given.Length == 0 ? share[r] * total
                        : others > 0 ? share[r] / others * left
                        : 0
                    );
            }
        }

        return table;
    }

    private KnownFlow[] Given(IReadOnlyList<KnownFlow> known, int partner, int sector, bool isExport, double total)
    {
        var given = known.Where(flow => flow.Partner == partner && flow.Sector == sector && flow.IsExport == isExport).ToArray();
        double sum = given.Sum(flow => flow.Value);
        bool nobodyElse =
            given.Length == regions.Length || (isExport && 1 - given.Sum(flow => regions[flow.Region].Shares[sector]) <= Slack);
        if (sum > total * (1 + Slack) || (nobodyElse && sum < total * (1 - Slack)))
            problems.Add(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"known flows of regions {(isExport ? "to" : "from")} {world.Economies[partner].Code} "
                        + $"in {world.Sectors[sector].Code} sum to {sum}, the country's flow is {total}"
                )
            );
        return given;
    }

    /// <summary>
    /// What regions buy from each partner, and from the country: in proportion to what they spend, known flows first, fitted to what each
    /// region spends and each partner sells.
    /// </summary>
    private (double[,] Imports, double[] Home) Purchases(int sector, IReadOnlyList<KnownFlow> known, double[,] spending)
    {
        var seed = new double[regions.Length, world.EconomyCount];
        var fixedCells = new double[regions.Length, world.EconomyCount];
        double[] spent = regions.Select((_, r) => spending[r, sector]).ToArray();
        var sold = new double[world.EconomyCount];
        for (int i = 0; i < world.EconomyCount; i++)
        {
            double gross = 1 + world.Tariff(i, country, sector);
            var given = i == country ? [] : Given(known, i, sector, isExport: false, world.Flow(i, country, sector));
            sold[i] = Math.Max(0, world.Flow(i, country, sector) - given.Sum(flow => flow.Value)) * gross;
            for (int r = 0; r < regions.Length; r++)
            {
                if (given.FirstOrDefault(flow => flow.Region == r) is { } own)
                {
                    fixedCells[r, i] = own.Value;
                    spent[r] -= own.Value * gross;
                }
                else
                    seed[r, i] = spending[r, sector] * world.Flow(i, country, sector) * gross;
            }
        }

        if (world.Spending(country, sector) > 0 && (spent.Any(left => left < 0) || ProportionalFitting.Fit(seed, spent, sold) > Slack))
            problems.Add(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"known flows of regions into {world.Economies[country].Code} "
                        + $"in {world.Sectors[sector].Code} do not fit what the regions spend on it ("
                        + $"{string.Join(", ", regions.Select((region, r) => Spent(region.Code, spending[r, sector])))} million USD)"
                )
            );
        for (int i = 0; i < world.EconomyCount; i++)
        {
            for (int r = 0; r < regions.Length; r++)
                seed[r, i] = (seed[r, i] / (1 + world.Tariff(i, country, sector))) + fixedCells[r, i];
        }

        return (seed, regions.Select((_, r) => seed[r, country]).ToArray());
    }

    /// <summary>What a region makes and does not export, it sells in the country.</summary>
    private double[] HomeSales(int sector, double[,] exports, double[] share)
    {
        double output = world.Output(country, sector),
            home = world.Flow(country, country, sector);
        var sales = new double[regions.Length];
        for (int r = 0; r < regions.Length; r++)
        {
            double exported = 0,
                usual = 0;
            for (int n = 0; n < world.EconomyCount; n++)
            {
                exported += exports[r, n];
                usual += n == country ? 0 : share[r] * world.Flow(country, n, sector);
            }

            sales[r] = (share[r] * home) + (usual - exported);
            if (sales[r] < -Slack * output)
                problems.Add(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{regions[r].Code} exports {exported} million USD of {world.Sectors[sector].Code} by its known flows, "
                            + $"more than the {share[r] * output} that it makes by its share"
                    )
                );
            sales[r] = Math.Max(0, sales[r]);
        }

        double sum = sales.Sum();
        return sum > 0 ? sales.Select(value => value * (home / sum)).ToArray() : sales;
    }

    /// <summary>What a region's production needs, and its part of the country's final demand, which follows value added.</summary>
    private double[,] Spending(double[][,] exports, double[][] homeSales)
    {
        var output = new double[regions.Length, world.SectorCount];
        var valueAdded = new double[regions.Length];
        for (int r = 0; r < regions.Length; r++)
        {
            for (int j = 0; j < world.SectorCount; j++)
            {
                output[r, j] = homeSales[j][r];
                for (int n = 0; n < world.EconomyCount; n++)
                    output[r, j] += exports[j][r, n];
                valueAdded[r] += world.ValueAddedShare(country, j) * output[r, j];
            }
        }

        var spending = new double[regions.Length, world.SectorCount];
        for (int r = 0; r < regions.Length; r++)
        {
            for (int k = 0; k < world.SectorCount; k++)
            {
                spending[r, k] = valueAdded[r] / valueAdded.Sum() * world.DemandShare(country, k) * world.Income(country);
                for (int j = 0; j < world.SectorCount; j++)
                    spending[r, k] += world.InputShare(country, j, k) * output[r, j];
            }
        }

        return spending;
    }

    /// <summary>Trade inside the country, by what each region sells and buys there.</summary>
    private double[,] Domestic(int sector, double[] purchases, double[] sales, double homeBias)
    {
        if (!(purchases.Sum() > 0))
            return new double[regions.Length, regions.Length];
        var (trade, miss) = DomesticTrade.Between(sales, purchases, homeBias);
        if (miss > Slack)
            problems.Add(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"trade between the regions of {world.Economies[country].Code} "
                        + $"in {world.Sectors[sector].Code} cannot meet both what they sell and what they buy"
                )
            );
        return trade;
    }

    private World Assemble(double[][,] exports, double[][,] imports, double[][,] domestic)
    {
        int count = world.EconomyCount - 1 + regions.Length,
            sectors = world.SectorCount;
        int[] old = OldIndices();
        var profiles = old.Select(
                (from, n) =>
                    from != country
                        ? world.Economies[from]
                        : new EconomyProfile(
                            regions[n - country].Code,
                            regions[n - country].Name,
                            EconomyKind.Region,
                            world.Economies[country].Code
                        )
            )
            .ToArray();
        var flows = new double[sectors * count * count];
        var tariffs = new double[flows.Length];
        for (int j = 0; j < sectors; j++)
        {
            for (int n = 0; n < count; n++)
            {
                for (int i = 0; i < count; i++)
                {
                    int cell = (((j * count) + n) * count) + i;
                    tariffs[cell] = world.Tariff(old[i], old[n], j);
                    flows[cell] =
                        old[i] == country && old[n] == country ? domestic[j][i - country, n - country]
                        : old[i] == country ? exports[j][i - country, old[n]]
                        : old[n] == country ? imports[j][n - country, old[i]]
                        : world.Flow(old[i], old[n], j);
                }
            }
        }

        WorldTables tables = world.ToTables();
        return World.Create(
            new WorldTables
            {
                Economies = profiles,
                Sectors = world.Sectors,
                Flows = flows,
                Tariffs = tariffs,
                ValueAddedShares = tables.ValueAddedShares is { } shares
                    ? old.SelectMany(from => shares.Skip(from * sectors).Take(sectors)).ToArray()
                    : null,
                InputShares = tables.InputShares is { } inputs
                    ? old.SelectMany(from => inputs.Skip(from * sectors * sectors).Take(sectors * sectors)).ToArray()
                    : null,
            }
        );
    }

    /// <summary>The index of each economy of the new world in the old one; regions have that of their country.</summary>
    public static int[] OldIndices(World world, int country, int regions) =>
        Enumerable
            .Range(0, world.EconomyCount - 1 + regions)
            .Select(n =>
                n < country ? n
                : n < country + regions ? country
                : n - regions + 1
            )
            .ToArray();

    private int[] OldIndices() => OldIndices(world, country, regions.Length);
}
