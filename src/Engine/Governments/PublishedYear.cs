using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Governments;

/// <summary>A year as a government elsewhere on a cluster observes it. Its rules have constants instead of parameters.</summary>
internal sealed class PublishedYear : ObservedYear
{
    private readonly PublishedFigures published;
    private readonly Terms terms;

    public PublishedYear(PublishedFigures published, Terms terms)
        : base(new OwnTradeYear(published)) => (this.published, this.terms) = (published, terms);

    /// <summary>Factors that rules have put on intensities.</summary>
    public List<PolicyFactor> Factors { get; } = [];

    public override ReadOnlySpan<double> Values => [];

    private protected override Terms Terms => terms;

    public override double Tariff(int exporter, int importer, int sector) => published.Tariffs[published.At(exporter, importer, sector)];

    public override double Measure(int outcome) => published.Outcomes[outcome];

    public override double EffortOf(int policy) => published.Effort(policy);

    public override double PlannedEffortOf(int policy) => published.PlannedEffort(policy);

    public override double FactorOf(int policy) => published.Factor(policy);

    public override double FullCostOf(int policy) => published.FullCost(policy);

    private protected override void PutFactor(int policy, double factor) => Factors.Add(new(policy, factor));

    private sealed class OwnTradeYear(PublishedFigures published) : ITradeYear
    {
        public int Year => published.Year;

        public double PriceLevel => published.PriceLevel;

        public double Flow(int exporter, int importer, int sector) => published.Flows[published.At(exporter, importer, sector)];

        public double Wage(int economy) => published.Wage(economy);

        public double PriceIndex(int economy) => published.PriceIndex(economy);

        public double Income(int economy) => published.Income(economy);

        public double IncomeValue(int economy) => published.IncomeValue(economy);

        public double BaselineIncome(int economy) => published.BaselineIncome(economy);

        public double PolicyCost(int policy) => published.Cost(policy);
    }
}

/// <summary>A factor on the intensity of a policy from a year on.</summary>
internal readonly record struct PolicyFactor(int Policy, double Factor);
