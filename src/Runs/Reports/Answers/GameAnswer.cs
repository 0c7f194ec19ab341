using TradeSim.Figures;
using TradeSim.Runs.Execution;
using TradeSim.Studies.Games;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words what governments choose alone, against each other, and in agreement.</summary>
internal static class GameAnswer
{
    private const int MostSlopes = 12;
    private const int MostNamed = 4;
    private const int MostColumns = 30;

    /// <summary>The sentences, table and figures.</summary>
    public static StudyAnswer Of(GameStudy study, Sentences say) =>
        new()
        {
            Findings = [.. Findings(study, say)],
            Shown = Shown(study, say),
            Figures = [.. Figures(study, say)],
            Tables = [],
        };

    private static IEnumerable<string> Findings(GameStudy study, Sentences say)
    {
        var nash = study.Nash;
        yield return CostOfWar(study, say);
        yield return nash.IsVerified
            ? say.Translate(
                $"Nash equilibrium: no player gains more than {Small(nash.LargestGain)} by changing its choice (checked on grids of "
                    + $"single instruments and of pairs)."
            )
            : say.Translate(
                $"No Nash equilibrium was verified: at the best point found some player still gains {Small(nash.LargestGain)}. Do not "
                    + $"use its numbers as an equilibrium."
            );
        if (study.Agreement is { } agreement)
        {
            var gains = agreement.Payoffs.Zip(nash.Payoffs, (agreed, war) => agreed - war).ToArray();
            var (least, most) = (Payoff(study, gains.Min(), say), Payoff(study, gains.Max(), say));
            yield return say.Translate(
                $"In agreement (Nash bargaining) each player gains between {least} and {most} over the equilibrium."
            );
        }
    }

    /// <summary>The cost of independent choices.</summary>
    private static string CostOfWar(GameStudy study, Sentences say)
    {
        var reference = Reference(study, say);
        var changes = study
            .Players.Select((player, k) => (player.Name, Change: study.Nash.Payoffs[k] - study.AtDefaults[k]))
            .OrderBy(item => item.Change)
            .ToArray();
        var (worst, best) = (changes[0], changes[^1]);
        var lose = changes.Count(item => item.Change < 0);
        return study.Players.Length == 1
            ? say.Translate($"{worst.Name} changes its payoff by {Payoff(study, worst.Change, say)} against {reference}.")
            : say.Plural(
                lose,
                $"If every government chooses for itself, {lose} of {changes.Length} players loses against {reference}; changes range "
                    + $"from {Payoff(study, worst.Change, say)} ({worst.Name}) to {Payoff(study, best.Change, say)} ({best.Name}).",
                $"If every government chooses for itself, {lose} of {changes.Length} players lose against {reference}; changes range "
                    + $"from {Payoff(study, worst.Change, say)} ({worst.Name}) to {Payoff(study, best.Change, say)} ({best.Name})."
            );
    }

    private static ShownTable Shown(GameStudy study, Sentences say) =>
        new(
            say.Translate("player"),
            [
                say.Translate("choice in equilibrium"),
                say.Translate($"payoff change against {Reference(study, say)}"),
                say.Translate("choice alone"),
                say.Translate("gain alone"),
            ],
            study.Players.Select(
                (player, k) =>
                    (
                        player.Name,
                        (IReadOnlyList<string>)
                            [
                                Choice(study, k, study.Nash, say),
                                Payoff(study, study.Nash.Payoffs[k] - study.AtDefaults[k], say),
                                Choice(study, k, study.Alone[k], say),
                                Payoff(study, study.Alone[k].Payoffs[k] - study.AtDefaults[k], say),
                            ]
                    )
            )
        );

    private static IEnumerable<(string Name, Figure Figure)> Figures(GameStudy study, Sentences say)
    {
        var finding = CostOfWar(study, say);
        var largest = study
            .Players.Select((player, k) => (player.Name, Before: study.AtDefaults[k], After: study.Nash.Payoffs[k]))
            .OrderByDescending(item => Math.Abs(item.After - item.Before))
            .Take(MostSlopes);
        yield return (
            "equilibrium",
            new SlopeChart(
                new FigureText(
                    finding,
                    study.IsRealIncome
                        ? say.Translate($"Real income in {study.Year}, ratio to the baseline year")
                        : say.Translate($"Payoffs in {study.Year}")
                ),
                new Axis("") { FreeOfZero = true },
                Sentences.Capital(Reference(study, say)),
                say.Translate("Nash equilibrium"),
                largest.Select(item => new Slope(item.Name, item.Before, item.After))
            )
        );
        yield return ("payoffs", Payoffs(study, say));
        var frontier = study.Frontier.OrderBy(point => point.Payoffs[0]).ToList();
        for (var k = frontier.Count - 1; k > 0; k--)
        {
            if (frontier[k].Payoffs[0] <= frontier[k - 1].Payoffs[0])
                frontier.RemoveAt(k);
        }
        if (frontier.Count < 2)
            yield break;
        var (first, second) = (study.Players[0].Name, study.Players[1].Name);
        yield return (
            "frontier",
            new LineChart(
                new FigureText(
                    say.Translate($"What {second} can have for what {first} has"),
                    say.Translate("Efficient frontier: payoffs at the best weighted sums")
                ),
                new Axis(first) { FreeOfZero = true },
                new Axis(second) { FreeOfZero = true },
                frontier.Select(point => point.Payoffs[0]),
                [new LineSeries(second, frontier.Select(point => point.Payoffs[1])) { Points = true }]
            )
        );
    }

    /// <summary>Who gains and who loses in each solution: where one player chooses alone, in the equilibrium and in the
    /// agreement.</summary>
    private static HeatMap Payoffs(GameStudy study, Sentences say)
    {
        var shown = Enumerable
            .Range(0, study.Players.Length)
            .OrderByDescending(k => Math.Abs(study.Nash.Payoffs[k] - study.AtDefaults[k]))
            .Take(MostColumns)
            .Order()
            .ToArray();
        var solutions = shown
            .Select(k => (Name: say.Translate($"{study.Players[k].Name} alone"), Result: study.Alone[k]))
            .Append((Name: say.Translate("Nash equilibrium"), Result: study.Nash))
            .ToList();
        if (study.Agreement is { } agreement)
            solutions.Add((say.Translate("Agreement"), agreement));
        return new HeatMap(
            new FigureText(
                say.Translate("Who gains and who loses by each choice"),
                study.IsRealIncome
                    ? say.Translate($"Change of real income in {study.Year} against {Reference(study, say)}")
                    : say.Translate($"Change of payoff in {study.Year} against {Reference(study, say)}")
            ),
            new Axis(say.Translate("Effect on")),
            new Axis(say.Translate("Who chooses")),
            new Axis("", "", study.IsRealIncome ? NumberKind.Percent : NumberKind.Number),
            shown.Select(k => study.Players[k].Name),
            solutions.Select(solution => solution.Name),
            solutions.Select(solution => shown.Select(k => (double?)(solution.Result.Payoffs[k] - study.AtDefaults[k])))
        )
        {
            Centre = 0,
        };
    }

    private static string Reference(GameStudy study, Sentences say) =>
        study.HasTariffs ? say.Translate("free trade")
        : study.HasExportTaxes ? say.Translate("no export taxes")
        : say.Translate("the scenario as it is");

    /// <summary>The instruments of a player: one by its value, several by their range.</summary>
    private static string Choice(GameStudy study, int player, GameResult result, Sentences say)
    {
        var values = result.Values[player];
        string Of(double value) => study.HasTariffs || study.HasExportTaxes ? say.Percent(value) : value.ToString("0.###", say.Culture);
        return values.Length <= MostNamed ? string.Join("; ", values.Select(Of)) : $"{Of(values.Min())} – {Of(values.Max())}";
    }

    /// <summary>A change of payoff: of real income in per cent.</summary>
    private static string Payoff(GameStudy study, double change, Sentences say) =>
        study.IsRealIncome
            ? change.ToString("+0.00 %;\u22120.00 %;0.00 %", say.Culture)
            : change.ToString("+0.####;\u22120.####;0", say.Culture);

    private static string Small(double gain) => gain <= 0 ? "0" : gain.ToString("0.0e0", System.Globalization.CultureInfo.InvariantCulture);
}
