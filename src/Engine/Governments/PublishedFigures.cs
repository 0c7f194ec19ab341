using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Governments;

/// <summary>
/// What a market publishes of a solved year to a government elsewhere on a cluster: the trade, tariffs and accounts of the government's
/// own economies, and the outcomes and measures of the scenario.
/// </summary>
internal sealed class PublishedFigures
{
    /// <summary>Figures to be filled in.</summary>
    /// <param name="size">How many of everything there are.</param>
    /// <param name="members">The government's own economies, in ascending order.</param>
    public PublishedFigures(PublishedSize size, int[] members)
    {
        (Size, Members) = (size, members);
        var flows = 2 * members.Length * size.Economies * size.Sectors;
        Flows = new double[flows];
        Tariffs = new double[flows];
        Accounts = new double[AccountsPerMember * members.Length];
        Outcomes = new double[size.Outcomes];
        Measures = new double[FiguresPerMeasure * size.Policies];
    }

    private const int AccountsPerMember = 5;
    private const int FiguresPerMeasure = 5;

    public PublishedSize Size { get; }

    public int[] Members { get; }

    public int Year { get; set; }

    public double PriceLevel { get; set; }

    /// <summary>Exports, then imports, of each member [member, partner, sector], million USD before tariff.</summary>
    public double[] Flows { get; }

    /// <summary>Tariffs on them.</summary>
    public double[] Tariffs { get; }

    /// <summary>Wage, price index, income, income in million USD, and that of the baseline [member, account].</summary>
    public double[] Accounts { get; }

    /// <summary>Outcomes of the scenario.</summary>
    public double[] Outcomes { get; }

    /// <summary>Effort, planned effort of the next year, factor, cost, and cost in full force [policy, figure].</summary>
    public double[] Measures { get; }

    /// <summary>The arrays, in the order in which they travel.</summary>
    public double[][] Arrays => [Flows, Tariffs, Accounts, Outcomes, Measures];

    /// <summary>The figures of a solved year.</summary>
    public static PublishedFigures Of(ObservedYear year, PublishedSize size, int[] members)
    {
        var figures = new PublishedFigures(size, members) { Year = year.Year, PriceLevel = year.Figures.PriceLevel };
        for (var member = 0; member < members.Length; member++)
        {
            var own = members[member];
            for (var partner = 0; partner < size.Economies; partner++)
            {
                for (var sector = 0; sector < size.Sectors; sector++)
                {
                    Note(own, partner, sector);
                    Note(partner, own, sector);
                }
            }
            double[] accounts =
            [
                year.Figures.Wage(own),
                year.Figures.PriceIndex(own),
                year.Figures.Income(own),
                year.Figures.IncomeValue(own),
                year.Figures.BaselineIncome(own),
            ];
            accounts.CopyTo(figures.Accounts, AccountsPerMember * member);
        }
        for (var outcome = 0; outcome < size.Outcomes; outcome++)
            figures.Outcomes[outcome] = year.Measure(outcome);
        for (var policy = 0; policy < size.Policies; policy++)
        {
            double[] measure =
            [
                year.EffortOf(policy),
                year.PlannedEffortOf(policy),
                year.FactorOf(policy),
                year.CostOf(policy),
                year.FullCostOf(policy),
            ];
            measure.CopyTo(figures.Measures, FiguresPerMeasure * policy);
        }
        return figures;

        void Note(int exporter, int importer, int sector)
        {
            var at = figures.At(exporter, importer, sector);
            figures.Flows[at] = year.Figures.Flow(exporter, importer, sector);
            figures.Tariffs[at] = year.Tariff(exporter, importer, sector);
        }
    }

    /// <summary>Index of a flow.</summary>
    /// <exception cref="InvalidOperationException">Neither side is the government's.</exception>
    public int At(int exporter, int importer, int sector)
    {
        var (side, partner) = (Array.IndexOf(Members, exporter), importer);
        if (side < 0)
        {
            side = Array.IndexOf(Members, importer);
            if (side < 0)
                throw new InvalidOperationException("A government observes only the trade of its own economies.");
            (side, partner) = (side + Members.Length, exporter);
        }
        return (((side * Size.Economies) + partner) * Size.Sectors) + sector;
    }

    public double Wage(int economy) => Account(economy, 0);

    public double PriceIndex(int economy) => Account(economy, 1);

    public double Income(int economy) => Account(economy, 2);

    public double IncomeValue(int economy) => Account(economy, 3);

    public double BaselineIncome(int economy) => Account(economy, 4);

    public double Effort(int policy) => Measure(policy, 0);

    public double PlannedEffort(int policy) => Measure(policy, 1);

    public double Factor(int policy) => Measure(policy, 2);

    public double Cost(int policy) => Measure(policy, 3);

    public double FullCost(int policy) => Measure(policy, 4);

    private double Account(int economy, int account)
    {
        var member = Array.IndexOf(Members, economy);
        return member >= 0
            ? Accounts[(AccountsPerMember * member) + account]
            : throw new InvalidOperationException("A government observes only the accounts of its own economies.");
    }

    private double Measure(int policy, int figure) => Measures[(FiguresPerMeasure * policy) + figure];
}

/// <summary>How many of everything a scenario has.</summary>
internal readonly record struct PublishedSize(int Economies, int Sectors, int Outcomes, int Policies)
{
    public static PublishedSize Of(Scenario scenario) =>
        new(scenario.World.EconomyCount, scenario.World.SectorCount, scenario.Outcomes.Length, scenario.Policies.Length);
}
