using TradeSim.Figures;
using TradeSim.Runs.Execution;
using TradeSim.Studies.Games;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words what governments choose alone, against each other, and in agreement.</summary>
internal static class GameAnswer
{
    private const int MostSlopes = 12;
    private const int MostNamed = 4;

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
            ? say.Pick(
                $"Nash equilibrium: no player gains more than {Small(nash.LargestGain)} by changing its choice (checked on grids of "
                    + $"single instruments and of pairs).",
                $"Nash-Gleichgewicht: Kein Spieler gewinnt mehr als {Small(nash.LargestGain)}, wenn er seine Wahl ändert (geprüft auf "
                    + $"Gittern einzelner Instrumente und von Paaren).",
                $"Равновесие Нэша: ни один игрок не выигрывает более {Small(nash.LargestGain)}, меняя свой выбор (проверено на сетках "
                    + $"отдельных инструментов и пар)."
            )
            : say.Pick(
                $"No Nash equilibrium was verified: at the best point found some player still gains {Small(nash.LargestGain)}. Do not "
                    + $"use its numbers as an equilibrium.",
                $"Kein Nash-Gleichgewicht ist bestätigt: Am besten gefundenen Punkt gewinnt ein Spieler noch {Small(nash.LargestGain)}. "
                    + $"Die Zahlen sind kein Gleichgewicht.",
                $"Равновесие Нэша не подтверждено: в лучшей найденной точке один игрок ещё выигрывает {Small(nash.LargestGain)}. Не "
                    + $"считайте эти числа равновесием."
            );
        if (study.Agreement is { } agreement)
        {
            var gains = agreement.Payoffs.Zip(nash.Payoffs, (agreed, war) => agreed - war).ToArray();
            var (least, most) = (Payoff(study, gains.Min(), say), Payoff(study, gains.Max(), say));
            yield return say.Pick(
                $"In agreement (Nash bargaining) each player gains between {least} and {most} over the equilibrium.",
                $"Bei Einigung (Nash-Verhandlung) gewinnt jeder Spieler gegenüber dem Gleichgewicht zwischen {least} und {most}.",
                $"При соглашении (торг по Нэшу) каждый игрок выигрывает по сравнению с равновесием от {least} до {most}."
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
            ? say.Pick(
                $"{worst.Name} changes its payoff by {Payoff(study, worst.Change, say)} against {reference}.",
                $"{worst.Name} verändert sein Ergebnis um {Payoff(study, worst.Change, say)} gegenüber: {reference}.",
                $"{worst.Name} меняет свой результат на {Payoff(study, worst.Change, say)} по сравнению: {reference}."
            )
            : say.Pick(
                $"If every government chooses for itself, {lose} of {changes.Length} players lose against {reference}; changes range "
                    + $"from {Payoff(study, worst.Change, say)} ({worst.Name}) to {Payoff(study, best.Change, say)} ({best.Name}).",
                $"Wählt jede Regierung für sich, so verlieren {lose} von {changes.Length} Spielern gegenüber: {reference}. Die "
                    + $"Änderungen reichen von {Payoff(study, worst.Change, say)} ({worst.Name}) bis {Payoff(study, best.Change, say)} "
                    + $"({best.Name}).",
                $"Если каждое правительство решает само, проигрывают {lose} из {changes.Length} игроков по сравнению: {reference}. "
                    + $"Изменения — от {Payoff(study, worst.Change, say)} ({worst.Name}) до {Payoff(study, best.Change, say)} "
                    + $"({best.Name})."
            );
    }

    private static ShownTable Shown(GameStudy study, Sentences say) =>
        new(
            say.Pick("player", "Spieler", "игрок"),
            [
                say.Pick("choice in equilibrium", "Wahl im Gleichgewicht", "выбор в равновесии"),
                say.Pick(
                    $"payoff change against {Reference(study, say)}",
                    $"Änderung gegenüber: {Reference(study, say)}",
                    $"изменение: {Reference(study, say)}"
                ),
                say.Pick("choice alone", "Wahl allein", "выбор в одиночку"),
                say.Pick("gain alone", "Gewinn allein", "выигрыш в одиночку"),
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
                        ? say.Pick(
                            $"Real income in {study.Year}, ratio to the baseline year",
                            $"Realeinkommen {study.Year}, Verhältnis zum Basisjahr",
                            $"Реальный доход в {study.Year} году, отношение к базовому году"
                        )
                        : say.Pick(
                            $"Payoffs in {study.Year}",
                            $"Ergebnisse der Spieler {study.Year}",
                            $"Результаты игроков в {study.Year} году"
                        )
                ),
                new Axis("") { FreeOfZero = true },
                Sentences.Capital(Reference(study, say)),
                say.Pick("Nash equilibrium", "Nash-Gleichgewicht", "Равновесие Нэша"),
                largest.Select(item => new Slope(item.Name, item.Before, item.After))
            )
        );
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
                    say.Pick(
                        $"What {second} can have for what {first} has",
                        $"Was {second} haben kann bei dem, was {first} hat",
                        $"Что может получить {second} при том, что имеет {first}"
                    ),
                    say.Pick(
                        "Efficient frontier: payoffs at the best weighted sums",
                        "Effiziente Grenze: Ergebnisse bei den besten gewichteten Summen",
                        "Эффективная граница: результаты при лучших взвешенных суммах"
                    )
                ),
                new Axis(first) { FreeOfZero = true },
                new Axis(second) { FreeOfZero = true },
                frontier.Select(point => point.Payoffs[0]),
                [new LineSeries(second, frontier.Select(point => point.Payoffs[1])) { Points = true }]
            )
        );
    }

    private static string Reference(GameStudy study, Sentences say) =>
        study.HasTariffs
            ? say.Pick("free trade", "Freihandel", "свободная торговля")
            : say.Pick("the scenario as it is", "Szenario wie es ist", "сценарий как есть");

    /// <summary>The instruments of a player: one by its value, several by their range.</summary>
    private static string Choice(GameStudy study, int player, GameResult result, Sentences say)
    {
        var values = result.Values[player];
        string Of(double value) => study.HasTariffs ? say.Percent(value) : value.ToString("0.###", say.Culture);
        return values.Length <= MostNamed ? string.Join("; ", values.Select(Of)) : $"{Of(values.Min())} – {Of(values.Max())}";
    }

    /// <summary>A change of payoff: of real income in per cent.</summary>
    private static string Payoff(GameStudy study, double change, Sentences say) =>
        study.IsRealIncome
            ? change.ToString("+0.00 %;\u22120.00 %;0.00 %", say.Culture)
            : change.ToString("+0.####;\u22120.####;0", say.Culture);

    private static string Small(double gain) => Math.Max(0, gain).ToString("0.0e0", System.Globalization.CultureInfo.InvariantCulture);
}
