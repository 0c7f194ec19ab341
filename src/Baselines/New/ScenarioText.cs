using System.Globalization;
using TradeSim.Baselines.World;

namespace TradeSim.Baselines.New;

/// <summary>The scenario file of a new folder.</summary>
internal static class ScenarioText
{
    private const int UsualFirstYear = 2026;
    private const double UsualTarget = 1.5; // times the present turnover

    /// <summary>The text for two countries.</summary>
    public static string Of(PairOfCountries pair, NewScenarioRequest request)
    {
        var (one, other) = (pair.One.Code, pair.Other.Code);
        string turnover = $"turnover {one}-{other}";
        double target = request.Target ?? Math.Max(1, Math.Round(UsualTarget * pair.Turnover));
        int from = Math.Min(UsualFirstYear, request.By);
        string year = request.By.ToString(CultureInfo.InvariantCulture);
        FormattableString text = $"""
            # {pair.One.Name} and {pair.Other.Name}: turnover of {target} million US dollars by {request.By}
            #
            # Written by tradesim new. Replace values for which you have better ones; every number can have a source.
            # To run it: tradesim run {one.ToLowerInvariant()}-{other.ToLowerInvariant()}.yaml
            # All money is million US dollars of {WorldData.Year}.

            name: {Quoted($"{pair.One.Name} and {pair.Other.Name}")}
            about: {Quoted(
                $"Effect of growth and three measures on the trade of {pair.One.Name} and {pair.Other.Name} by {year}."
            )}

            # FACTS. Trade, GDP and distances of {WorldData.Year}: see {NewScenario.BaselineFolder}/report.md.
            # The source figures are in {NewScenario.BaselineFolder}/{NewScenario.RecipeFolder}.
            # tradesim import adds downloaded data, tradesim baseline rebuilds the tables.
            baseline: {NewScenario.BaselineFolder}
            years: {"{"} from: {WorldData.Year}, to: {request.By} {"}"}

            # ASSUMPTIONS.
            assumptions:
              growth:
                file: {NewScenario.BaselineFolder}/growth.csv # each row has its source and status
                source: IMF World Economic Outlook, October 2025; fallbacks are marked assumed in the table
                status: {(GrowthIsAssumed(pair, request) ? "assumed" : "estimated")}
              adjustment:
                value: 0.38
                source: >-
                  Boehm, Levchenko & Pandalai-Nayar (2023), American Economic Review 113(4),
                  0.76 in the first year, about 2 in the long run
                status: estimated

            # POLICIES. Three measures to adapt. Their sizes are examples, not estimates for this pair. intensity: 0 switches a measure off.
            policies:
              # Border papers: how much of the goods' value do certificates and checks cost today, and how much of it falls away?
              - name: certificates
                kind: non-tariff
                from: {from}
                phase-in: {"{"} shape: linear, years: 2 {"}"}
                exporter: {one}
                importer: {other}
                both-ways: true
                removed: {"{"} value: 0.05, source: example of tradesim new, status: assumed {"}"}
              # Transport: how many days does a shipment take, and how many could be saved?
              - name: faster transport
                kind: logistics
                from: {from}
                phase-in: {"{"} shape: linear, years: 3 {"}"}
                exporter: {one}
                importer: {other}
                both-ways: true
                days: {"{"} value: -2, source: example of tradesim new, status: assumed {"}"}
                day-cost:
                  value: 0.0135
                  source: "Hummels & Schaur (2013), 0.6 to 2.1 % of the goods' value a day; the middle"
                  status: estimated
              # Promotion: fairs, a trade house, an embassy's trade section.
              - name: trade promotion
                kind: promotion
                from: {from}
                exporter: {one}
                importer: {other}
                both-ways: true
                gap: {"{"} value: 0.16, source: "Rose (2007), 8 % more exports for a consulate, twice", status: assumed {"}"}
                reach: {"{"} value: 0.2, source: example of tradesim new, status: assumed {"}"}
                forgetting: {"{"} value: 0.1, source: example of tradesim new, status: assumed {"}"}

            outcomes:
              - {"{"} name: {turnover}, kind: turnover, of: {one}, with: {other} {"}"}
              - {"{"} name: exports {one} to {other}, kind: exports, of: {one}, to: {other} {"}"}
              - {"{"} name: imports {one} from {other}, kind: imports, of: {one}, from: {other} {"}"}
              - {"{"} name: balance {one}-{other}, kind: balance, of: {one}, with: {other} {"}"}
              - {"{"} kind: real_income, of: {one} {"}"}
              - {"{"} kind: real_income, of: {other} {"}"}

            targets:
              - {"{"} outcome: {turnover}, at-least: {target}, year: {request.By} {"}"}

            # CHECKS: limits of plausible results (tradesim check).
            checks:
              - {"{"} outcome: {turnover}, year: {WorldData.Year}, about: {Math.Round(pair.Turnover, 3)}, tolerance: {Math.Max(
                0.01,
                Math.Round(pair.Turnover * 0.001, 3)
            )}, why: The baseline has the reported value. {"}"}
              - {"{"} outcome: {turnover}, year: {request.By}, at-least: {Math.Round(
                pair.Turnover / 2,
                3
            )}, why: Trade does not halve without a reason in this file. {"}"}
              - {"{"} outcome: {turnover}, year: {request.By}, at-most: {Math.Max(
                1,
                Math.Round(pair.Turnover * 5, 3)
            )}, why: Trade of this size rarely grows fivefold in a few years. {"}"}

            """;
        return text.ToString(CultureInfo.InvariantCulture);
    }

    private static bool GrowthIsAssumed(PairOfCountries pair, NewScenarioRequest request) =>
        pair.Tables.Growth.Any(row =>
            (row.Economy == pair.One.Code || row.Economy == pair.Other.Code) && row.Year <= request.By && row.Status == BuildStatus.Assumed
        );

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
