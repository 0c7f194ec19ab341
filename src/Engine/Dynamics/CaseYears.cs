using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Dynamics;

/// <summary>One case on its way through the years: its parameters, its growth so far, and how far its buyers have adjusted.</summary>
internal sealed class CaseYears
{
    private readonly Scenario scenario;
    private readonly double[] values; // of the parameters; behind them the factors of rules on policies, by policy and year
    private readonly int parameters;
    private readonly Rule[] rules = []; // those that are active in this case
    private readonly RuleMemory[] memories = []; // of the rules; empty where governments decide elsewhere
    private readonly RuleDecisions?[] elsewhere = []; // what each rule decided for the year, where governments decide elsewhere
    private readonly List<Decision> decisions = [];
    private readonly double[] logGrowth; // cumulative ln L [economy]
    private readonly double[] logCapital; // ln K against the path of growth, at the end of the last year [economy]
    private readonly double[] logFactors; // what capital adds to ln L this year [economy]
    private readonly double[] lastLabour; // last year's ln L [economy]
    private readonly double[] lastProductivity; // last year's ln A [economy, sector]
    private readonly double[] lastTransfers;
    private double logPrices; // cumulative world inflation
    private readonly Lazy<Terms> lazyTerms;
    private int year;

    /// <param name="scenario">The scenario.</param>
    /// <param name="world">Its world.</param>
    /// <param name="values">The values of its parameters.</param>
    /// <param name="decidesElsewhere">Whether the host delivers each solved year to governments and their decisions back.</param>
    public CaseYears(Scenario scenario, World world, double[] values, bool decidesElsewhere = false)
    {
        this.scenario = scenario;
        (this.values, parameters, Policies) = (values, values.Length, scenario.Policies);
        Shocks = new Shocks(world) { KnowsExportTaxes = scenario.TaxesExports };
        lazyTerms = new(() => Terms.Of(scenario));
        if (!scenario.Rules.IsDefaultOrEmpty)
        {
            this.values = new double[values.Length + (scenario.Policies.Length * scenario.Years)];
            values.CopyTo(this.values, 0);
            this.values.AsSpan(parameters).Fill(1);
            Policies =
            [
                .. scenario.Policies.Select(
                    (policy, index) =>
                        policy with
                        {
                            FactorsAt = parameters + (index * scenario.Years),
                            FirstFactorYear = scenario.BaselineYear + 1,
                        }
                ),
            ];
            rules = [.. scenario.Rules.Where(rule => rule.Active.In(values) != 0)];
            foreach (var rule in rules)
            {
                foreach (var policy in rule.Controls)
                    SetFactor(policy, scenario.BaselineYear + 1, rule.InitialFactor(values));
            }
            Baseline = new YearOfCase(this, scenario, new BaselineTradeYear(world, scenario.BaselineYear));
            if (decidesElsewhere)
                elsewhere = new RuleDecisions?[rules.Length];
            else
                memories = [.. rules.Select(rule => rule.Start(Baseline))];
        }
        logGrowth = new double[world.EconomyCount];
        logCapital = new double[world.EconomyCount];
        logFactors = new double[world.EconomyCount];
        for (var j = 0; j < world.SectorCount; j++)
            Shocks.SetElasticity(j, Elasticity(j));
        lastLabour = new double[world.EconomyCount];
        lastProductivity = new double[world.EconomyCount * world.SectorCount];
        lastTransfers = new double[world.EconomyCount];
    }

    public Shocks Shocks { get; }

    /// <summary>The baseline year as governments observe it; null: there are no rules.</summary>
    public ObservedYear? Baseline { get; }

    /// <summary>The last solved year as governments observe it, for which decisions from elsewhere are due; null: none are.</summary>
    public ObservedYear? Awaiting { get; private set; }

    /// <summary>The rules that are active in this case, in the order of the file.</summary>
    public IReadOnlyList<Rule> Rules => rules;

    /// <summary>The names in the scenario.</summary>
    public Terms Terms => lazyTerms.Value;

    /// <summary>The policies of the scenario, with where rules put factors on their intensity.</summary>
    public ImmutableArray<Policy> Policies { get; }

    /// <summary>The values of the parameters, and the factors behind them.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>What governments have decided so far.</summary>
    public IReadOnlyList<Decision> Decisions => decisions;

    /// <summary>The factor that rules put on a policy's intensity in a year.</summary>
    public double FactorOf(int policy, int year) => values[FactorAt(policy, year)];

    /// <summary>Puts a factor on a policy's intensity from a year on.</summary>
    public void SetFactor(int policy, int year, double factor)
    {
        if (year <= scenario.LastYear)
            values.AsSpan(FactorAt(policy, year), scenario.LastYear - year + 1).Fill(factor);
    }

    private int FactorAt(int policy, int year) => parameters + (policy * scenario.Years) + year - scenario.BaselineYear - 1;

    /// <summary>θ of a sector in this case.</summary>
    public double Elasticity(int sector) =>
        scenario.Elasticities.IsDefaultOrEmpty ? Shocks.World.Sectors[sector].Elasticity : scenario.Elasticities[sector].In(values);

    /// <summary>η: elasticity of the supply of labour to the real wage; 0 where it is fixed.</summary>
    public double LabourSupply => scenario.LabourSupply is { } elasticity ? elasticity.In(values) : 0;

    /// <summary>What a policy costs in the year that was entered last, million USD.</summary>
    public double CostOf(int policy, ITradeYear solved) => Policies[policy].CostIn(solved, values);

    /// <summary>
    /// The fraction of the way from last year to this one that the market takes: 1, but for years that are too large a step.
    /// </summary>
    public double Progress { get; set; } = 1;

    /// <summary>ln L of an economy.</summary>
    public double LogLabour(int economy) => Between(lastLabour[economy], LabourOfYear(economy));

    /// <summary>ln A of an economy's sector.</summary>
    public double LogProductivity(int economy, int sector)
    {
        var at = (economy * Shocks.World.SectorCount) + sector;
        return Between(lastProductivity[at], Shocks.LogProductivity[at]);
    }

    /// <summary>Additional transfer received, share of world value added.</summary>
    public double Transfer(int economy) => Between(lastTransfers[economy], Shocks.Transfers[economy]);

    /// <summary>t' of a cell.</summary>
    public double Tariff(TradeCell cell) => Between(cell.LastYear.Tariff, cell.Tariff);

    /// <summary>e' of a cell.</summary>
    public double ExportTax(TradeCell cell) => Between(cell.LastYear.ExportTax, cell.ExportTax);

    /// <summary>Contracted share of a cell.</summary>
    public double Offtake(TradeCell cell) => Between(cell.LastYear.Offtake, cell.Offtake);

    /// <summary>Contracted value of a cell, million USD of the baseline year.</summary>
    public double Contract(TradeCell cell) => Between(cell.LastYear.Contract, cell.Contract);

    /// <summary>The cap of a cell, million USD of the baseline year; on the way it tightens as its inverse grows, since no cap is an
    /// infinite one.</summary>
    public double Cap(TradeCell cell) => Progress == 1 ? cell.Cap : 1 / Between(1 / cell.LastYear.Cap, 1 / cell.Cap);

    /// <summary>The part of a cell that no embargo ends.</summary>
    public double Open(TradeCell cell) => Between(cell.LastYear.Open, cell.Open);

    /// <summary>ln(B·κ^(−θ)) of a cell, to which buyers have adjusted.</summary>
    public double LogPull(TradeCell cell) =>
        Between(cell.LastYear.LogTaste, cell.AdjustedLogTaste)
        - (Elasticity(cell.Sector) * Between(cell.LastYear.LogCost, cell.AdjustedLogCost));

    /// <summary>Moves on to a year: economies grow, policies act, trade costs move by themselves, buyers adjust.</summary>
    public void Enter(int year)
    {
        RememberLastYear();
        this.year = year;
        Shocks.Clear();
        Grow();
        foreach (var policy in Policies)
            ActOn(policy);
        foreach (var memory in memories)
            memory.Apply(year, Shocks);
        foreach (var decided in elsewhere)
        {
            foreach (var measure in decided?.InForce ?? [])
                measure.Apply(Shocks);
        }
        foreach (var costs in scenario.TradeCostShocks)
            costs.Apply(year - scenario.BaselineYear - 1, values, Shocks);
        foreach (var cell in Shocks.Cells)
            cell.Adjust(SpeedOfAdjustment(cell.Sector), Shocks.World.Tariff(cell.Exporter, cell.Importer, cell.Sector));
    }

    /// <summary>Exactly this year's figure when the whole way is gone.</summary>
    private double Between(double last, double now) => Progress == 1 ? now : last + (Progress * (now - last));

    private void RememberLastYear()
    {
        for (var economy = 0; economy < lastLabour.Length; economy++)
            lastLabour[economy] = LabourOfYear(economy);
        Shocks.LogProductivity.CopyTo(lastProductivity);
        Shocks.Transfers.CopyTo(lastTransfers);
    }

    private double LabourOfYear(int economy) => logGrowth[economy] + Shocks.LogLabour[economy] + logFactors[economy];

    /// <summary>After a year is solved: part of what moved real factor income is invested, and governments decide for the next.</summary>
    public void Close(ITradeYear solved)
    {
        Invest(solved);
        if (year == scenario.LastYear)
            return; // no decisions for a year that is not simulated
        if (rules.Length == 0)
            return;
        var observed = new YearOfCase(this, scenario, solved);
        foreach (var memory in memories)
            decisions.AddRange(memory.Decide(observed));
        if (elsewhere.Length > 0)
            Awaiting = observed;
    }

    /// <summary>Takes what governments elsewhere decided after the last solved year.</summary>
    /// <param name="decided">What each of <see cref="Rules"/> decided.</param>
    public void Take(IReadOnlyList<RuleDecisions> decided)
    {
        for (var rule = 0; rule < elsewhere.Length; rule++)
        {
            elsewhere[rule] = decided[rule];
            decisions.AddRange(decided[rule].Decisions);
            foreach (var (policy, factor) in decided[rule].Factors)
                SetFactor(policy, year + 1, factor);
        }
        Awaiting = null;
    }

    /// <summary>Part of what moved real factor income, beside an economy's own growth, is invested.</summary>
    private void Invest(ITradeYear solved)
    {
        if (scenario.Capital is not { } capital)
            return;
        var depreciation = capital.Depreciation.In(values);
        for (var economy = 0; economy < logCapital.Length; economy++)
        {
            var realWage = Elementary.Log(solved.Wage(economy) / solved.PriceIndex(economy));
            if (scenario.LabourSupply is not null)
                realWage += LabourSupply * realWage; // more labour earns it
            var realIncome = realWage + Shocks.LogLabour[economy] + logFactors[economy];
            logCapital[economy] = (depreciation * realIncome) + ((1 - depreciation) * logCapital[economy]);
        }
    }

    private void Grow()
    {
        var index = year - scenario.BaselineYear - 1;
        if (!scenario.Growth.IsDefaultOrEmpty)
        {
            for (var economy = 0; economy < logGrowth.Length; economy++)
                logGrowth[economy] += Elementary.Log(1 + scenario.Growth[index][economy].In(values));
        }
        if (scenario.Capital is { } capital)
        {
            for (var economy = 0; economy < logFactors.Length; economy++)
                logFactors[economy] = capital.Share.In(values) * logCapital[economy];
        }
        if (!scenario.ProductivityGrowth.IsDefaultOrEmpty)
        {
            foreach (var (economy, sector, growth) in scenario.ProductivityGrowth)
                Shocks.AddProductivity(economy, sector, (index + 1) * Elementary.Log(1 + growth.In(values)));
        }
        if (!scenario.Inflation.IsDefaultOrEmpty)
        {
            logPrices += Elementary.Log(1 + scenario.Inflation[index].In(values));
            Shocks.PriceLevel = Elementary.Exp(logPrices);
        }
    }

    private void ActOn(Policy policy)
    {
        var strength = policy.Strength(year, values);
        if (strength != 0)
            policy.Apply(strength, year, values, Shocks);
    }

    private double SpeedOfAdjustment(int sector) => scenario.Adjustment.IsDefaultOrEmpty ? 1 : scenario.Adjustment[sector].In(values);
}
