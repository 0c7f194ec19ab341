using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Dynamics;

/// <summary>
/// A checked scenario: the observed world, its assumptions, policies and outcomes. Immutable. A case is a scenario with a value for each of
/// its <see cref="Parameters"/>.
/// </summary>
public sealed record Scenario
{
    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The observed world of the baseline year.</summary>
    public required World World { get; init; }

    /// <summary>The baseline year; hats are ratios to it.</summary>
    public required int BaselineYear { get; init; }

    /// <summary>The last year that is simulated, after <see cref="BaselineYear"/>.</summary>
    public required int LastYear { get; init; }

    /// <summary>General equilibrium unless the data have no production.</summary>
    public Closure Closure { get; init; } = Closure.General;

    /// <summary>What happens to the transfers of the baseline.</summary>
    public TransferRule Transfers { get; init; } = TransferRule.Fixed;

    /// <summary>What growth does to the varieties that an economy offers.</summary>
    public Varieties Varieties { get; init; } = Varieties.Growing;

    /// <summary>
    /// Growth of each economy's effective labour by year, 0.058 is 5.8 %: [year − BaselineYear − 1][economy]. Empty: no growth.
    /// </summary>
    public ImmutableArray<ImmutableArray<ParameterRef>> Growth { get; init; } = [];

    /// <summary>Yearly growth of the productivity of sectors beside <see cref="Growth"/>, 0.01 is 1 %; for the same sector rates add up in
    /// logarithms.</summary>
    public ImmutableArray<SectorParameter> ProductivityGrowth { get; init; } = [];

    /// <summary>How economies accumulate capital; null: <see cref="Growth"/> contains it.</summary>
    public Capital? Capital { get; init; }

    /// <summary>
    /// η, the elasticity of the supply of labour to the real wage, at least 0: an economy supplies L·(w/P)^η, with L of
    /// <see cref="Growth"/>. Null: supply is fixed, η = 0. Under the partial closure it does nothing.
    /// </summary>
    public ParameterRef? LabourSupply { get; init; }

    /// <summary>
    /// World inflation by year, 0.02 is 2 %: [year − BaselineYear − 1]. Empty: constant prices, all money is of the baseline year.
    /// Otherwise flows, incomes and costs are in dollars of their year, and contracts and caps are given in them.
    /// </summary>
    public ImmutableArray<ParameterRef> Inflation { get; init; } = [];

    /// <summary>
    /// Speed λ of adjustment by sector, in (0, 1]: ln κ and ln B move each year this fraction of the way to where policy puts them. Empty:
    /// 1, at once. Boehm, Levchenko and Pandalai-Nayar (2023): 0.76 in the first year against 2.0 in the long run is 0.38.
    /// </summary>
    public ImmutableArray<ParameterRef> Adjustment { get; init; } = [];

    /// <summary>Trade elasticities by sector where the scenario overrides the baseline's; empty: the baseline's.</summary>
    public ImmutableArray<ParameterRef> Elasticities { get; init; } = [];

    /// <summary>What trade costs do by themselves, beside policies.</summary>
    public ImmutableArray<TradeCostShocks> TradeCostShocks { get; init; } = [];

    /// <summary>Policy measures, in the order of the file, which is the order in which they are applied.</summary>
    public ImmutableArray<Policy> Policies { get; init; } = [];

    /// <summary>How governments decide from year to year, in the order of the file. Empty: only the schedule of the policies
    /// holds.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>The parameters that a case can change.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>The requested figures.</summary>
    public ImmutableArray<Outcome> Outcomes { get; init; } = [];

    /// <summary>The bounds that are hoped for.</summary>
    public ImmutableArray<Target> Targets { get; init; } = [];

    /// <summary>Largest relative residual of a solved year. The default keeps accounts, which add up residuals, within 1e-12.</summary>
    public double Tolerance { get; init; } = 2e-13;

    /// <summary>The largest residual that a solved year can have: the tolerance, or 1e-12 where rounding keeps it above the
    /// tolerance.</summary>
    public double LargestResidual => Math.Max(Tolerance, Market.Auctioneer.LargestFloor);

    /// <summary>Which criterion ended the iterations of a solved year.</summary>
    /// <param name="residual">The year's residual, as in <see cref="CaseResult.Residuals"/>.</param>
    public StoppingCriterion CriterionOf(double residual) =>
        residual <= Tolerance ? StoppingCriterion.Tolerance : StoppingCriterion.RoundingFloor;

    /// <summary>Whether some policy taxes exports, so that the market accounts for the revenue.</summary>
    internal bool TaxesExports => Policies.Any(policy => policy.TaxesExports);

    /// <summary>Years simulated after the baseline year.</summary>
    public int Years => LastYear - BaselineYear;

    /// <summary>The values of all parameters in the scenario as the file gives it.</summary>
    public double[] DefaultValues() => [.. Parameters.Select(parameter => parameter.Default)];

    /// <summary>The trade elasticity that a user sees in a sector some years after a lasting change of costs, with the values that the file
    /// gives.</summary>
    /// <param name="sector">Index of the sector.</param>
    /// <param name="years">Years with the change, the first counted.</param>
    public double ElasticityAfter(int sector, int years) =>
        Dynamics.Adjustment.ElasticityAfter(
            DefaultElasticities()[sector],
            Adjustment.IsDefaultOrEmpty ? 1 : Adjustment[sector].In(DefaultValues()),
            years
        );

    /// <summary>Trade elasticities θ by sector, with the values that the file gives.</summary>
    internal double[] DefaultElasticities()
    {
        var values = DefaultValues();
        return [.. World.Sectors.Select((sector, j) => Elasticities.IsDefaultOrEmpty ? sector.Elasticity : Elasticities[j].In(values))];
    }

    /// <summary>Index of the parameter at a path, or −1.</summary>
    public int ParameterIndex(string path)
    {
        for (var index = 0; index < Parameters.Length; index++)
        {
            if (string.Equals(Parameters[index].Path, path, StringComparison.Ordinal))
                return index;
        }
        return -1;
    }
}
