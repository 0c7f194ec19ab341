using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Governments;

/// <summary>A solved year as governments observe it.</summary>
public sealed class ObservedYear
{
    private readonly CaseYears @case;

    internal ObservedYear(CaseYears @case, Scenario scenario, ITradeYear figures) =>
        (this.@case, Scenario, Figures) = (@case, scenario, figures);

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>The world.</summary>
    public World World => @case.Shocks.World;

    /// <summary>Flows, incomes and prices of the year.</summary>
    public ITradeYear Figures { get; }

    /// <summary>The year that was solved.</summary>
    public int Year => Figures.Year;

    /// <summary>The year for which is decided.</summary>
    public int NextYear => Figures.Year + 1;

    /// <summary>The values of the scenario's parameters in this case.</summary>
    public ReadOnlySpan<double> Values => @case.Values;

    /// <summary>A flow at prices of the baseline year, million USD before tariff.</summary>
    public double RealFlow(int exporter, int importer, int sector) => Figures.Flow(exporter, importer, sector) / Figures.PriceLevel;

    /// <summary>Flows from some economies to others at prices of the baseline year, million USD before tariff; without what an economy
    /// sells to itself.</summary>
    public double RealFlows(ImmutableArray<int> exporters, ImmutableArray<int> importers, ImmutableArray<int> sectors) =>
        new FlowSet(exporters, importers, sectors).Sum(Figures) / Figures.PriceLevel;

    /// <summary>The tariff of the year, 0.05 is 5 %.</summary>
    public double Tariff(int exporter, int importer, int sector) => @case.Shocks.Tariff(exporter, importer, sector);

    /// <summary>An outcome of the scenario in the year.</summary>
    public double Measure(int outcome) => Scenario.Outcomes[outcome].Measure(Figures);

    /// <summary>Intensity times phase-in of a policy in the year, with what rules made of it.</summary>
    public double EffortOf(int policy) => @case.Policies[policy].Effort(Year, Values);

    /// <summary>Intensity times phase-in of a policy in a year, without what rules make of it.</summary>
    public double PlannedEffortOf(int policy, int year)
    {
        var planned = Scenario.Policies[policy];
        return planned.Effort(year, Values);
    }

    /// <summary>What a policy cost in the year, million USD.</summary>
    public double CostOf(int policy) => Figures.PolicyCost(policy);

    /// <summary>The factor that rules put on a policy's intensity in the year.</summary>
    public double FactorOf(int policy) => @case.FactorOf(policy, Year);

    /// <summary>Puts a factor on a policy's intensity from the next year on.</summary>
    /// <param name="policy">Index of a policy that the rule controls.</param>
    /// <param name="factor">The factor, at least 0; 1 is as the scenario describes it.</param>
    public void SetFactor(int policy, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        if (!double.IsFinite(factor))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A factor is a finite number.");
        @case.SetFactor(policy, NextYear, factor);
    }

    /// <summary>Codes of economies, for the reason of a decision.</summary>
    public string Codes(ImmutableArray<int> economies) =>
        economies.Length == World.EconomyCount ? "all economies" : string.Join(", ", economies.Select(n => World.Economies[n].Code));

    /// <summary>Names of sectors, for the reason of a decision.</summary>
    public string Names(ImmutableArray<int> sectors) =>
        sectors.Length == World.SectorCount ? "all sectors" : string.Join(", ", sectors.Select(j => World.Sectors[j].Name));

    /// <summary>A share as a percentage, for the reason of a decision.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");
}
