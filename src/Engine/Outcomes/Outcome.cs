using System.Collections.Immutable;

namespace TradeSim.Engine.Outcomes;

/// <summary>One year of one case, as outcomes see it.</summary>
public interface ITradeYear
{
    /// <summary>The year.</summary>
    int Year { get; }

    /// <summary>What the importer buys from the exporter in the sector, million USD before the importer's tariff; of the
    /// baseline year, or of this year where the scenario's prices are nominal.</summary>
    double Flow(int exporter, int importer, int sector);

    /// <summary>Wage per unit of effective labour, ratio to the baseline year.</summary>
    double Wage(int economy);

    /// <summary>Price index of final demand Π_j P_nj^α_nj, ratio to the baseline year.</summary>
    double PriceIndex(int economy);

    /// <summary>Income I (wages, tariff revenue, transfer), ratio to the baseline year.</summary>
    double Income(int economy);

    /// <summary>Income in million USD.</summary>
    double IncomeValue(int economy);

    /// <summary>Income I of the baseline year, million USD: of the world without deficits where the scenario closes them first.</summary>
    double BaselineIncome(int economy);

    /// <summary>World prices in dollars of the year, ratio to the baseline year; 1 where prices are constant.</summary>
    double PriceLevel => 1;

    /// <summary>What the policy at an index of the scenario costs this year, million USD.</summary>
    double PolicyCost(int policy) => 0;

    /// <summary>What a cap on a flow costs buyers, as the ad valorem equivalent that would bring the flow down to it; 0
    /// where none binds.</summary>
    double QuotaCost(int exporter, int importer, int sector) => 0;

    /// <summary>Real income: (I'/I) / price index, ratio to the baseline year.</summary>
    double RealIncome(int economy) => Income(economy) / PriceIndex(economy);
}

/// <summary>A named figure of a case in a year.</summary>
public abstract record Outcome
{
    /// <summary>Name in the scenario, unique there.</summary>
    public required string Name { get; init; }

    /// <summary>Unit for axes and tables, such as <c>million USD</c>.</summary>
    public abstract string Unit { get; }

    /// <summary>The figure in a year of a case.</summary>
    public abstract double Measure(ITradeYear year);
}

/// <summary>A set of flows: exporters × importers × sectors, without what an economy sells to itself or to another economy
/// of both sets.</summary>
/// <param name="Exporters">Indices of the exporters.</param>
/// <param name="Importers">Indices of the importers.</param>
/// <param name="Sectors">Indices of the sectors.</param>
public sealed record FlowSet(ImmutableArray<int> Exporters, ImmutableArray<int> Importers, ImmutableArray<int> Sectors)
{
    /// <summary>The sum of the flows in a year, million USD.</summary>
    public double Sum(ITradeYear year)
    {
        var sum = 0.0;
        foreach (var exporter in Exporters)
        {
            foreach (var importer in Importers)
            {
                if (exporter == importer)
                    continue;
                foreach (var sector in Sectors)
                    sum += year.Flow(exporter, importer, sector);
            }
        }
        return sum;
    }
}

/// <summary>Flows both ways between two economies or groups of economies.</summary>
public sealed record Turnover(FlowSet There, FlowSet Back) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year) => There.Sum(year) + Back.Sum(year);
}

/// <summary>What economies sell to partners.</summary>
public sealed record Exports(FlowSet Flows) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year) => Flows.Sum(year);
}

/// <summary>What economies buy from partners.</summary>
public sealed record Imports(FlowSet Flows) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year) => Flows.Sum(year);
}

/// <summary>Exports less imports.</summary>
public sealed record Balance(FlowSet Exports, FlowSet Imports) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year) => Exports.Sum(year) - Imports.Sum(year);
}

/// <summary>The share of a sector or a group of sectors in a flow; 0 where the flow is 0.</summary>
public sealed record Share(FlowSet Part, FlowSet Whole) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "share";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year)
    {
        var whole = Whole.Sum(year);
        return whole == 0 ? 0 : Part.Sum(year) / whole;
    }
}

/// <summary>
/// Real income, ratio to the baseline year. For a country as the sum of its regions, the regions' real incomes
/// weighted by their incomes in the baseline year.
/// </summary>
/// <param name="Economies">Indices of the economies.</param>
public sealed record RealIncome(ImmutableArray<int> Economies) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "ratio to the baseline year";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year)
    {
        var (total, sum) = (0.0, 0.0);
        foreach (var economy in Economies)
            total += year.BaselineIncome(economy);
        foreach (var economy in Economies)
            sum += year.BaselineIncome(economy) / total * year.RealIncome(economy);
        return sum;
    }
}

/// <summary>What policies cost, from whoever's budget; effects on tariff revenue are part of incomes and not counted here.</summary>
/// <param name="Policies">Indices in <see cref="Dynamics.Scenario.Policies"/>.</param>
public sealed record Cost(ImmutableArray<int> Policies) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year)
    {
        var sum = 0.0;
        foreach (var policy in Policies)
            sum += year.PolicyCost(policy);
        return sum;
    }
}

/// <summary>What caps on flows cost buyers, ad valorem: the mean over the flows, weighted by them; 0 where no cap binds.</summary>
public sealed record QuotaCost(FlowSet Flows) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "ad valorem";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year)
    {
        var (cost, flows) = (0.0, 0.0);
        foreach (var exporter in Flows.Exporters)
        {
            foreach (var importer in Flows.Importers)
            {
                foreach (var sector in Flows.Sectors)
                {
                    if (exporter == importer)
                        continue;
                    var flow = year.Flow(exporter, importer, sector);
                    flows += flow;
                    cost += flow * year.QuotaCost(exporter, importer, sector);
                }
            }
        }
        return flows == 0 ? 0 : cost / flows;
    }
}

/// <summary>Whether more or less of an outcome is hoped for.</summary>
public enum Bound
{
    /// <summary>The outcome should reach the value or exceed it.</summary>
    AtLeast,

    /// <summary>The outcome should not exceed the value.</summary>
    AtMost,
}

/// <summary>An outcome, a bound and a year.</summary>
/// <param name="Outcome">Index in <see cref="Dynamics.Scenario.Outcomes"/>.</param>
/// <param name="Bound">At least or at most.</param>
/// <param name="Value">The bound, in the outcome's unit.</param>
/// <param name="Year">The year by which it should hold.</param>
public sealed record Target(int Outcome, Bound Bound, double Value, int Year)
{
    /// <summary>Whether a value meets the target.</summary>
    public bool IsMetBy(double value) => Bound == Bound.AtLeast ? value >= Value : value <= Value;
}
