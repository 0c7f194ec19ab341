using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Tests.Policies;

/// <summary>One policy of each kind, with the intensity a case gives: none may be missing here, so that no lever escapes the tests
/// below.</summary>
public static class EveryLever
{
    internal static ImmutableArray<Policy> Of(ParameterRef intensity)
    {
        var from = Runs.First;
        return
        [
            new Tariff
            {
                Name = "tariff",
                From = from,
                Intensity = intensity,
                Formula = TariffFormula.Swiss,
                Rates = [new(0, 1, 0, 0.1), new(2, 1, 0, 0.1)],
            },
            new ExportTax
            {
                Name = "export-tax",
                From = from,
                Intensity = intensity,
                Rates = [new(0, 1, 0, 0.15), new(0, 3, 2, 0.2), new(1, 3, 0, 0.1), new(3, 1, 1, -0.05)],
            },
            new TradeCost
            {
                Name = "trade-cost",
                From = from,
                Intensity = intensity,
                Factors = [new(0, 1, 0, 0.9)],
            },
            new NonTariff
            {
                Name = "non-tariff",
                From = from,
                Intensity = intensity,
                Removed = true,
                Equivalents = [new(0, 1, 1, 0.05), new(1, 0, 1, 0.08)],
            },
            new Logistics
            {
                Name = "logistics",
                From = from,
                Intensity = intensity,
                Days = [new(1, 2, 0, -3), new(1, 2, 1, -3)],
                Freight = (120, 90),
                ValueOfATonne = [1000, 2000, 500],
            },
            new Agreement
            {
                Name = "agreement",
                From = from,
                Intensity = intensity,
                Effects = [new(2, 3, 0, 0.3), new(3, 2, 0, 0.3)],
                PhaseIn = new(PhaseInShape.Linear, 3),
            },
            new Promotion
            {
                Name = "promotion",
                From = from,
                Until = from,
                Intensity = intensity,
                Gaps = [new(0, 3, 2, 0.5)],
                Reach = 0.3,
                Forgetting = 0.2,
            },
            new Credit
            {
                Name = "credit",
                From = from,
                Intensity = intensity,
                Covered = [new(1, 3, 1, 0.4)],
                Subsidy = 0.05,
                Years = 3,
            },
            new Cooperation
            {
                Name = "cooperation",
                From = from,
                Intensity = intensity,
                Partner = 1,
                Gaps = [new(0, 1, 1.3)],
                Speed = 0.2,
                InputsShare = 0.1,
            },
            new Project
            {
                Name = "project",
                From = from,
                Intensity = intensity,
                Host = 0,
                Partner = 1,
                Sector = 2,
                Output = 20,
                Markets = [new(0, 0.6), new(3, 0.4)],
                Kits = 0.5,
                Survival = 0.9,
                Productivity = 1.02,
                Investment = 30,
            },
            new Quota
            {
                Name = "quota",
                From = from,
                Intensity = intensity,
                OfBaseline = true,
                Caps = [new(1, 3, 0, 0.5), new(2, 3, 2, 0.7), new(0, 3, 2, 0.6)],
            },
            new Embargo
            {
                Name = "embargo",
                From = from,
                Intensity = intensity,
                Flows = [new(3, 0, 0, 1)],
            },
            new Sanction
            {
                Name = "sanction",
                From = from,
                Intensity = intensity,
                Costs = [new(3, 1, 1, 0.4)],
                ThirdParties = [new(2, 1, 1, 0.4)],
                Compliance = 0.5,
            },
            new Transit
            {
                Name = "transit",
                From = from,
                Intensity = intensity,
                Origin = 2,
                Hub = 1,
                Destination = 3,
                Values = [(1, 10)],
                Margin = 0.1,
            },
            new Demand
            {
                Name = "demand",
                From = from,
                Intensity = intensity,
                Factors = [new(2, 0, 1, 1.4)],
            },
            new Supply
            {
                Name = "supply",
                From = from,
                Intensity = intensity,
                Factors = [new(3, 0, 0.8)],
            },
            new Productivity
            {
                Name = "productivity",
                From = from,
                Intensity = intensity,
                Factors = [new(1, 1, 1.1)],
            },
            new Currency
            {
                Name = "currency",
                From = from,
                Intensity = intensity,
                Depreciations = [(2, 0.2)],
                PassThrough = 0.3,
            },
        ];
    }

    [Fact]
    public static void NoKindOfPolicyIsMissing()
    {
        var kinds = typeof(Policy)
            .Assembly.GetTypes()
            .Where(type => type.IsPublic && type.IsSubclassOf(typeof(Policy)))
            .Select(type => type.Name);
        Assert.Equal(kinds.Order(StringComparer.Ordinal), Of(1).Select(policy => policy.GetType().Name).Order(StringComparer.Ordinal));
    }
}
