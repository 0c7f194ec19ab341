using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Governments;

/// <summary>A solved year as governments observe it; or the baseline year, from which they start.</summary>
public abstract class ObservedYear
{
    private protected ObservedYear(ITradeYear figures) => Figures = figures;

    /// <summary>Flows, incomes and prices of the year. On a cluster, a rule observes only the trade of its own economies, and their
    /// incomes and prices.</summary>
    public ITradeYear Figures { get; }

    /// <summary>The year that was solved.</summary>
    public int Year => Figures.Year;

    /// <summary>The year for which is decided.</summary>
    public int NextYear => Figures.Year + 1;

    /// <summary>The values of the scenario's parameters in this case, for <see cref="ParameterRef.In"/>.</summary>
    public abstract ReadOnlySpan<double> Values { get; }

    /// <summary>A flow at prices of the baseline year, million USD before tariff.</summary>
    public double RealFlow(int exporter, int importer, int sector) => Figures.Flow(exporter, importer, sector) / Figures.PriceLevel;

    /// <summary>Flows from some economies to others at prices of the baseline year, million USD before tariff; without what an economy
    /// sells to itself.</summary>
    public double RealFlows(ImmutableArray<int> exporters, ImmutableArray<int> importers, ImmutableArray<int> sectors) =>
        new FlowSet(exporters, importers, sectors).Sum(Figures) / Figures.PriceLevel;

    /// <summary>The tariff of the year, 0.05 is 5 %.</summary>
    public abstract double Tariff(int exporter, int importer, int sector);

    /// <summary>An outcome of the scenario in the year.</summary>
    public abstract double Measure(int outcome);

    /// <summary>Intensity times phase-in of a policy in the year, with what rules made of it.</summary>
    public abstract double EffortOf(int policy);

    /// <summary>Intensity times phase-in of a policy in the next year, without what rules make of it.</summary>
    public abstract double PlannedEffortOf(int policy);

    /// <summary>What a policy cost in the year, million USD.</summary>
    public double CostOf(int policy) => Figures.PolicyCost(policy);

    /// <summary>What a policy costs in a year in full force according to the scenario, million USD.</summary>
    public abstract double FullCostOf(int policy);

    /// <summary>The factor that rules put on a policy's intensity in the year.</summary>
    public abstract double FactorOf(int policy);

    /// <summary>Puts a factor on a policy's intensity from the next year on.</summary>
    /// <param name="policy">Index of a policy that the rule controls.</param>
    /// <param name="factor">The factor, at least 0; 1 is as the scenario describes it.</param>
    public void SetFactor(int policy, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        if (!double.IsFinite(factor))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A factor is a finite number.");
        PutFactor(policy, factor);
    }

    /// <summary>Codes of economies, for the reason of a decision.</summary>
    public string Codes(ImmutableArray<int> economies) =>
        economies.Length == Terms.Economies.Length ? "all economies" : string.Join(", ", economies.Select(n => Terms.Economies[n]));

    /// <summary>Names of sectors, for the reason of a decision.</summary>
    public string Names(ImmutableArray<int> sectors) =>
        sectors.Length == Terms.Sectors.Length ? "all sectors" : string.Join(", ", sectors.Select(j => Terms.Sectors[j]));

    /// <summary>Name of a sector, for the reason of a decision.</summary>
    public string NameOfSector(int sector) => Terms.Sectors[sector];

    /// <summary>Name of a policy, for the reason of a decision.</summary>
    public string NameOfPolicy(int policy) => Terms.Policies[policy];

    /// <summary>Name of an outcome, for the reason of a decision.</summary>
    public string NameOfOutcome(int outcome) => Terms.Outcomes[outcome];

    /// <summary>Unit of an outcome, such as <c>million USD</c>.</summary>
    public string UnitOfOutcome(int outcome) => Terms.Units[outcome];

    /// <summary>A share as a percentage, for the reason of a decision.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");

    private protected abstract Terms Terms { get; }

    private protected abstract void PutFactor(int policy, double factor);
}
