using System.Globalization;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.Explaining;
using TradeSim.Studies.History;
using TradeSim.Studies.Sensitivities;
using TradeSim.Studies.Solving;

namespace TradeSim.Runs.Reports;

/// <summary>The sentences about studies, in the languages of the reports. Names and paths of a scenario stay as
/// its file has them.</summary>
internal sealed class StudySentences(ReportLanguage language)
{
    private readonly CultureInfo culture = language.Culture;

    /// <summary>Numbers, units and sentences shared with runs.</summary>
    public Sentences Say { get; } = new(language);

    public string Number(double value) => Say.Number(value);

    public string Value(double value, string unit) => Say.Value(value, unit);

    /// <summary>A value that failed cases may have left out.</summary>
    public string Value(double? value, string unit) => value is { } number ? Value(number, unit) : Failed;

    /// <summary>A position or another bare number, to four digits.</summary>
    public string Short(double value) => value.ToString("G4", culture);

    public string Plain(double value) => value.ToString(culture);

    public string Failed => Pick("failed", "gescheitert", "сбой");

    /// <summary>The figure in its year.</summary>
    public string In(Reading reading) =>
        Pick($"{reading.Name} in {reading.Year}", $"{reading.Name} im Jahr {reading.Year}", $"{reading.Name} в {reading.Year} году");

    /// <summary>A goal with its year.</summary>
    public string Goal(Goal goal)
    {
        var (name, value, year) = (goal.Reading.Name, Plain(goal.Value), goal.Reading.Year);
        return goal.Bound == Bound.AtLeast
            ? Pick(
                $"{name} at least {value} in {year}",
                $"{name} mindestens {value} im Jahr {year}",
                $"{name} не менее {value} в {year} году"
            )
            : Pick(
                $"{name} at most {value} in {year}",
                $"{name} höchstens {value} im Jahr {year}",
                $"{name} не более {value} в {year} году"
            );
    }

    /// <summary>A goal with its unit.</summary>
    public string Bounded(Goal goal, string unit) => $"{goal.Reading.Name} {Say.BoundOf(goal.Bound, goal.Value, unit)}";

    /// <summary>The line of a goal.</summary>
    public TargetLine? LineOf(Goal? goal, string unit, bool withYear = false) =>
        goal is null ? null : Say.LineOf(goal.Value, unit, withYear ? goal.Reading.Year : null);

    public Axis AxisOf(string unit) => Say.AxisOf(unit);

    // Of ensembles

    /// <summary>What a band or probability includes.</summary>
    public string Kind(UncertaintyKind kind) =>
        kind == UncertaintyKind.ForecastBand
            ? Pick("forecast band", "Prognoseband", "прогнозный диапазон")
            : Pick("model spread", "Modellstreuung", "разброс модели");

    /// <summary>A chart's subtitle: the figure, and what its bands are.</summary>
    public string Banded(string outcome, UncertaintyKind kind) =>
        Pick(
            $"{Sentences.Capital(outcome)}: {Kind(kind)}, 50 % and 80 %",
            $"{Sentences.Capital(outcome)}: {Kind(kind)}, 50 % und 80 %",
            $"{Sentences.Capital(outcome)}: {Kind(kind)}, 50 % и 80 %"
        );

    /// <summary>The probability of a goal within the model spread and, with a history, within the forecast band.</summary>
    public string Probabilities(Goal goal, GoalProbability spread, GoalProbability? band)
    {
        var (told, share, low, high) = (
            Goal(goal),
            Say.Percent(spread.Probability),
            Say.Percent(spread.Interval.Low),
            Say.Percent(spread.Interval.High)
        );
        var alone =
            spread.Reached == 0
                ? Pick(
                    $"None of {spread.Cases} simulations reaches the target through the measures alone ({told}; model spread).",
                    $"Keine von {spread.Cases} Simulationen erreicht das Ziel allein durch die Maßnahmen ({told}; Modellstreuung).",
                    $"Ни в одной из {spread.Cases} симуляций цель не достигнута только за счёт мер ({told}; разброс модели)."
                )
                : Pick(
                    $"{spread.Reached} of {spread.Cases} simulations reach the target through the measures alone ({told}): a "
                        + $"probability of {share} (model spread; 95 % sampling interval {low} to {high}).",
                    $"{spread.Reached} von {spread.Cases} Simulationen erreichen das Ziel allein durch die Maßnahmen ({told}): eine "
                        + $"Wahrscheinlichkeit von {share} (Modellstreuung; 95-%-Stichprobenintervall {low} bis {high}).",
                    $"В {spread.Reached} из {spread.Cases} симуляций цель достигнута только за счёт мер ({told}): вероятность {share} "
                        + $"(разброс модели; 95-процентный интервал выборки от {low} до {high})."
                );
        if (band is null)
            return alone;
        (share, low, high) = (Say.Percent(band.Probability), Say.Percent(band.Interval.Low), Say.Percent(band.Interval.High));
        return $"{alone} "
            + Pick(
                $"Allowing for past forecast errors, the probability is {share} (forecast band; 95 % sampling interval {low} to {high}).",
                $"Mit früheren Prognosefehlern beträgt die Wahrscheinlichkeit {share} (Prognoseband; 95-%-Stichprobenintervall {low} "
                    + $"bis {high}).",
                $"С учётом прошлых ошибок прогнозов вероятность составляет {share} (прогнозный диапазон; 95-процентный интервал выборки "
                    + $"от {low} до {high})."
            );
    }

    public string ProbabilityInShort(Goal goal, double probability, UncertaintyKind kind) =>
        Pick(
            $"{Goal(goal)} has a probability of {Say.Percent(probability)} ({Kind(kind)})",
            $"{Goal(goal)} hat eine Wahrscheinlichkeit von {Say.Percent(probability)} ({Kind(kind)})",
            $"{Goal(goal)}: вероятность {Say.Percent(probability)} ({Kind(kind)})"
        );

    /// <summary>A percentile by its share.</summary>
    public string Percentile(double share)
    {
        var rank = (100 * share).ToString("0", Say.Culture);
        return share == 0.5
            ? Pick("median", "Median", "медиана")
            : Pick($"{rank}th percentile", $"{rank}. Perzentil", $"{rank}-й процентиль");
    }

    public string ShareOfCases =>
        Pick(
            "Share of cases that meet the target if it applied to that year",
            "Anteil der Fälle, die das Ziel erreichten, wenn es für dieses Jahr gälte",
            "Доля случаев, где цель была бы достигнута, если бы относилась к этому году"
        );

    public string ProbabilityOf(string goal) => Pick($"probability of {goal}", $"Wahrscheinlichkeit von {goal}", $"вероятность: {goal}");

    /// <summary>Quantiles of 10, 25, 50, 75 and 90 %.</summary>
    public string Spread(Reading reading, IEnumerable<double> quantiles, string unit, UncertaintyKind kind)
    {
        var at = quantiles.Select(value => Value(value, unit)).ToArray();
        return Sentences.Stop(
            Pick(
                $"{In(reading)}: median {at[2]}; {Kind(kind)} {at[1]} to {at[3]} (50 %) and {at[0]} to {at[4]} (80 %)",
                $"{In(reading)}: Median {at[2]}; {Kind(kind)} {at[1]} bis {at[3]} (50 %) und {at[0]} bis {at[4]} (80 %)",
                $"{In(reading)}: медиана {at[2]}; {Kind(kind)} от {at[1]} до {at[3]} (50 %) и от {at[0]} до {at[4]} (80 %)"
            )
        );
    }

    public string Distinction(string path, double reached, double elsewhere) =>
        Pick(
            $"The clearest difference between cases that reach it and the others: {path}, {Short(reached)} on average where it is "
                + $"reached, {Short(elsewhere)} elsewhere.",
            $"Am deutlichsten unterscheiden sich die Fälle, die es erreichen, von den anderen in: {path}, im Mittel {Short(reached)}, "
                + $"wo es erreicht wird, sonst {Short(elsewhere)}.",
            $"Сильнее всего случаи, где цель достигнута, отличаются от прочих параметром: {path}, в среднем {Short(reached)} там, где "
                + $"цель достигнута, и {Short(elsewhere)} в остальных."
        );

    public string Cases(int cases, int run, ulong seed) =>
        Pick(
            $"{cases} cases, {run} of them run now; seed {seed}.",
            $"{cases} Fälle, {run} davon jetzt gerechnet; Startwert {seed}.",
            $"{cases} случаев, из них {run} рассчитано сейчас; начальное число {seed}."
        );

    /// <summary>Whose history is behind the forecast band, and the coverage of such bands.</summary>
    /// <param name="errors">What past forecasts teach.</param>
    /// <param name="pairs">The pairs whose flows have errors.</param>
    /// <param name="years">Years ahead that are shown.</param>
    public IEnumerable<string> Past(ForecastErrorModel errors, IReadOnlyList<PairErrors> pairs, int years)
    {
        const int MostPairs = 3;
        foreach (var pair in pairs.Take(MostPairs))
            yield return Past(errors, pair);
        if (pairs.Count > MostPairs)
            yield return Pick(
                $"forecast-errors.csv lists whose history is behind the other {pairs.Count - MostPairs} pairs.",
                $"forecast-errors.csv nennt die historischen Reihen der übrigen {pairs.Count - MostPairs} Paaren.",
                $"Какие исторические ряды использованы для остальных пар ({pairs.Count - MostPairs}), указано в forecast-errors.csv."
            );
        yield return errors.Coverage is { } coverage
            ? Pick(
                $"In backtests with the pair left out, 80 % forecast bands of the same kind contained {Say.Share(coverage)} of "
                    + $"{errors.TestedForecasts} outcomes, {ForecastErrorModel.TestedHorizons} years ahead at most.",
                $"Bei Rückrechnungen ohne das jeweilige Paar lagen {Say.Share(coverage)} von {errors.TestedForecasts} Ergebnissen im "
                    + $"80-%-Prognoseband dieser Art, höchstens {ForecastErrorModel.TestedHorizons} Jahre voraus.",
                $"При проверке на прошлом без самой пары в такой 80-процентный прогнозный диапазон попали {Say.Share(coverage)} из "
                    + $"{errors.TestedForecasts} исходов, не более чем на {ForecastErrorModel.TestedHorizons} лет вперёд."
            )
            : Pick(
                "Too few past forecasts are known to test such a forecast band.",
                "Für eine Prüfung eines solchen Prognosebands sind zu wenige frühere Prognosen bekannt.",
                "Прошлых прогнозов слишком мало, чтобы проверить такой прогнозный диапазон."
            );
        if (years > errors.LongestTested)
            yield return Untested(errors.LongestTested, years);
    }

    /// <summary>Whose history is behind the errors of a pair, and how similar it is.</summary>
    public string Past(ForecastErrorModel errors, PairErrors pair)
    {
        var name = $"{pair.First}-{pair.Second}";
        var (own, pool) = (Say.Share(pair.Volatility), Say.Share(pair.PoolVolatility));
        return pair.Own is { } series
            ? Pick(
                $"The forecast band of {name} uses its own series {series.Name} "
                    + $"({series.Values.Keys.First()}–{series.Values.Keys.Last()}, {series.Values.Count} years) and {errors.Pairs} "
                    + $"pairs in all. Its mean yearly change is about {own}, theirs {pool}.",
                $"Das Prognoseband von {name} nutzt die eigene Reihe {series.Name} "
                    + $"({series.Values.Keys.First()}–{series.Values.Keys.Last()}, {series.Values.Count} Jahre) und insgesamt "
                    + $"{errors.Pairs} Paare. Die mittlere jährliche Änderung beträgt etwa {own}, die aller Paare {pool}.",
                $"Прогнозный диапазон {name} опирается на собственный ряд {series.Name} "
                    + $"({series.Values.Keys.First()}–{series.Values.Keys.Last()}, {series.Values.Count} лет) и всего на {errors.Pairs} "
                    + $"пар. Среднее годовое изменение — около {own}, у всех пар — {pool}."
            )
            : Pick(
                $"The history has no series of {name}. Its forecast band is that of other pairs ({errors.Pairs} pairs, "
                    + $"{errors.FirstYear}–{errors.LastYear}), {pair.PairsOfSize} of them of similar size. Pairs of its size change by "
                    + $"about {own} a year, all pairs by {pool}.",
                $"Die historischen Daten enthalten keine Reihe für {name}. Das Prognoseband stammt von anderen Paaren ({errors.Pairs} "
                    + $"Paare, {errors.FirstYear}–{errors.LastYear}), {pair.PairsOfSize} davon ähnlich groß. Paare dieser Größe ändern "
                    + $"sich um etwa {own} im Jahr, alle Paare um {pool}.",
                $"В исторических данных нет ряда для {name}. Прогнозный диапазон взят у других пар ({errors.Pairs} пар, "
                    + $"{errors.FirstYear}–{errors.LastYear}), из них близкого размера — {pair.PairsOfSize}. Пары такого размера "
                    + $"меняются примерно на {own} в год, все пары — на {pool}."
            );
    }

    private string Untested(int tested, int years) =>
        tested == 0
            ? Pick(
                "The forecast band is not tested at any horizon: the history is too short.",
                "Das Prognoseband ist für keinen Horizont geprüft: Die historischen Reihen sind zu kurz.",
                "Прогнозный диапазон не проверен ни для одного горизонта: исторические ряды слишком коротки."
            )
            : Pick(
                $"Beyond {tested} years ahead the forecast band is extrapolated and not tested; {years} years are shown.",
                $"Mehr als {tested} Jahre voraus ist das Prognoseband fortgeschrieben und nicht geprüft; gezeigt sind {years} Jahre.",
                $"Далее чем на {tested} лет прогнозный диапазон экстраполирован и не проверен; показано {years} лет."
            );

    public string InHistory(BaseRate rate)
    {
        var (low, high, ratio, share) = (Number(rate.SmallestStart), Number(rate.LargestStart), Short(rate.Ratio), Say.Share(rate.Share));
        return Pick(
            $"In history, {rate.Reached.Length} of {rate.Windows} windows of {rate.Years} years that started between {low} and {high} "
                + $"million dollars grew {ratio} times or more ({share}), in {rate.Pairs} pairs. Windows overlap.",
            $"In den historischen Daten wuchsen {rate.Reached.Length} von {rate.Windows} Zeiträumen von {rate.Years} Jahren, die bei "
                + $"{low} bis {high} Millionen Dollar begannen, auf das {ratio}-Fache oder mehr ({share}), in {rate.Pairs} Paaren; die "
                + $"Zeiträume überlappen sich.",
            $"В исторических данных {rate.Reached.Length} из {rate.Windows} отрезков по {rate.Years} лет, начавшихся с {low}–{high} млн "
                + $"долл., выросли в {ratio} раза и более ({share}), в {rate.Pairs} парах; отрезки пересекаются."
        );
    }

    // Of contributions

    public string Contributed(Explanation result, string unit)
    {
        var largest = result.Contributions.MaxBy(item => Math.Abs(item.Value))!;
        var (name, from, to, changed) = (
            result.Reading.Name,
            Value(result.Baseline, unit),
            Value(result.End, unit),
            Say.Change(largest.Value, unit)
        );
        return Sentences.Stop(
            Pick(
                $"{name} goes from {from} to {to} in {result.Reading.Year}; {largest.Name} contributes most, {changed}",
                $"{name} geht von {from} auf {to} im Jahr {result.Reading.Year}; am meisten trägt {largest.Name} bei, {changed}",
                $"{name}: от {from} до {to} в {result.Reading.Year} году; наибольший вклад: {largest.Name}, {changed}"
            )
        );
    }

    public string AddUp(Explanation result) =>
        result.IsExact
            ? Pick(
                $"All combinations were run, {result.Cases} cases; contributions add up to the change.",
                $"Alle Kombinationen wurden gerechnet, {result.Cases} Fälle; die Beiträge summieren sich zur Änderung.",
                $"Рассчитаны все сочетания, {result.Cases} случаев; вклады складываются в изменение."
            )
            : Pick(
                $"Orders were drawn, {result.Cases} cases; contributions add up to the change.",
                $"Reihenfolgen wurden gezogen, {result.Cases} Fälle; die Beiträge summieren sich zur Änderung.",
                $"Порядки разыграны, {result.Cases} случаев; вклады складываются в изменение."
            );

    // Of sensitivities

    public string Hinges(Reading reading, TornadoBar widest, string unit)
    {
        var (low, high) = (Value(widest.Low, unit), Value(widest.High, unit));
        return Pick(
            $"{In(reading)} depends most on {widest.Factor}: {low} at its 10th percentile, {high} at its 90th percentile.",
            $"{In(reading)} hängt am stärksten von {widest.Factor} ab: {low} beim 10. Perzentil, {high} beim 90. Perzentil.",
            $"{In(reading)} сильнее всего зависит от параметра {widest.Factor}: {low} при 10-м процентиле, {high} при 90-м процентиле."
        );
    }

    public string OthersAtMedians(Reading reading) =>
        Pick(
            $"{reading.Name}, others at their medians",
            $"{reading.Name}, die anderen bei ihren Medianen",
            $"{reading.Name}, остальные на медианах"
        );

    public string Morris(int cases) =>
        Pick(
            $"Morris screening, {cases} cases: mu* is the mean absolute effect of a number over its whole range. Sigma measures "
                + $"nonlinearity and interactions.",
            $"Morris-Screening, {cases} Fälle: mu* ist die mittlere absolute Wirkung einer Zahl über ihren ganzen Bereich, sigma, wie "
                + $"sehr sie gekrümmt ist oder von anderen abhängt.",
            $"Скрининг Морриса, {cases} случаев: mu* — средний абсолютный эффект числа по всему его размаху, sigma — насколько он "
                + $"нелинеен или зависит от других."
        );

    public string Sobol(int cases) =>
        Pick(
            $"Sobol' indices, {cases} cases: shares of the variance by each number alone (first) and with its interactions (total), "
                + $"with 95 % intervals.",
            $"Sobol-Indizes, {cases} Fälle: Anteile an der Varianz durch jede Zahl allein (first) und mit ihren Wechselwirkungen "
                + $"(total), mit 95-%-Intervallen.",
            $"Индексы Соболя, {cases} случаев: доли дисперсии от каждого числа самого по себе (first) и со взаимодействиями (total), с "
                + $"95-процентными интервалами."
        );

    // Of sweeps

    public string Goes(Reading reading, string from, string to) =>
        Sentences.Stop(
            Pick($"{In(reading)} goes from {from} to {to}", $"{In(reading)} geht von {from} bis {to}", $"{In(reading)}: от {from} до {to}")
        );

    public string At(string value, string where) => Pick($"{value} at {where}", $"{value} bei {where}", $"{value} при {where}");

    // Of searches

    /// <summary>What it takes to reach a goal on a figure of this unit, or the best attainable value.</summary>
    public string Takes(SolveResult result, string unit)
    {
        string Given(Trial trial) => result.Probability is null ? Value(trial.Value, unit) : Say.Percent(trial.Value!.Value);
        var wanted = result.Probability is { } p
            ? Pick(
                $"{Goal(result.Goal)} with a probability of {Plain(p)}",
                $"{Goal(result.Goal)} mit einer Wahrscheinlichkeit von {Plain(p)}",
                $"{Goal(result.Goal)} с вероятностью {Plain(p)}"
            )
            : Goal(result.Goal);
        if (result.Answer is { } answer)
        {
            var (at, value) = (At(result.Lever, answer.Position), Given(answer));
            return Sentences.Stop(
                Pick(
                    $"{wanted} is reached with {at}: {value}",
                    $"{wanted} wird erreicht mit {at}: {value}",
                    $"{wanted}: достигается при {at}: {value}"
                )
            );
        }
        var (from, to, closest, where) = (
            Short(result.Lever.From),
            Short(result.Lever.To),
            Given(result.Closest),
            At(result.Lever, result.Closest.Position)
        );
        return Pick(
            $"{wanted} is out of reach for {result.Lever.Name} from {from} to {to}. Best attainable value: {closest}, with {where}.",
            $"{wanted} ist mit {result.Lever.Name} von {from} bis {to} nicht erreichbar. Bestmöglicher Wert: {closest}, mit {where}.",
            $"{wanted}: недостижимо при {result.Lever.Name} от {from} до {to}. Наилучшее достижимое значение: {closest}, при {where}."
        );
    }

    /// <summary>The intensity of a measure in per cent of full strength, or the value of a parameter.</summary>
    private string At(Lever lever, double position)
    {
        const string First = "policies.",
            Last = ".intensity";
        if (!lever.Name.StartsWith(First, StringComparison.Ordinal) || !lever.Name.EndsWith(Last, StringComparison.Ordinal))
            return Pick($"{lever.Name} at {Short(position)}", $"{lever.Name} bei {Short(position)}", $"{lever.Name} = {Short(position)}");
        var (name, strength) = (lever.Name[First.Length..^Last.Length], Short(100 * position));
        return Pick(
            $"{name} at {strength} % of full strength",
            $"{name} bei {strength} % der vollen Stärke",
            $"{name} на уровне {strength} % от полной силы"
        );
    }

    public string NotMonotone =>
        Pick(
            "More of the measure does not always bring the outcome closer: higher values may miss the target again.",
            "Eine höhere Intensität bringt das Ergebnis nicht immer näher: Höhere Werte können das Ziel wieder verfehlen.",
            "Усиление меры не всегда приближает к цели: при больших значениях цель может снова не достигаться."
        );

    public string ProbabilityWord => Pick("probability", "Wahrscheinlichkeit", "вероятность");

    public string WantedProbability => Pick("Wanted probability", "Gewünschte Wahrscheinlichkeit", "Нужная вероятность");

    public string CommonFactor(string levers) =>
        Pick($"common factor of {levers}", $"gemeinsamer Faktor von {levers}", $"общий множитель для {levers}");

    public string Cheapest(Goal goal, Mix? answer, Mix closest, Func<Mix, string> positions, string unit)
    {
        string Told(Mix mix) =>
            Pick(
                $"{positions(mix)} for a cost of {Number(mix.Cost)}, which gives {Value(mix.Value, unit)}",
                $"{positions(mix)} für Kosten von {Number(mix.Cost)}, das ergibt {Value(mix.Value, unit)}",
                $"{positions(mix)} при затратах {Number(mix.Cost)}, это даёт {Value(mix.Value, unit)}"
            );
        return Sentences.Stop(
            answer is not null
                ? Pick(
                    $"{Goal(goal)}: the cheapest mix found is {Told(answer)}",
                    $"{Goal(goal)}: Die billigste gefundene Mischung ist {Told(answer)}",
                    $"{Goal(goal)}: самый дешёвый найденный набор — {Told(answer)}"
                )
                : Pick(
                    $"{Goal(goal)} is out of reach: the closest is {Told(closest)}",
                    $"{Goal(goal)} ist außer Reichweite: Am nächsten kommt {Told(closest)}",
                    $"{Goal(goal)}: недостижимо; ближе всего {Told(closest)}"
                )
        );
    }

    public string BestFound(int cases) =>
        Pick(
            $"{cases} cases; best mix found, not proven optimal.",
            $"{cases} Fälle; das Beste, was gefunden wurde, kein Beweis.",
            $"{cases} случаев; лучшее из найденного, не доказательство."
        );

    public string CostWord => Pick("cost", "Kosten", "затраты");

    public string MixWord(int number) => Pick($"mix {number}", $"Mischung {number}", $"набор {number}");

    public string FailedCases(int count, FailedCase first) =>
        Pick(
            $"{count} cases failed; the first is case {first.Case}: {first.Reason}",
            $"{count} Fälle scheiterten; der erste ist Fall {first.Case}: {first.Reason}",
            $"{count} случаев не решились; первый — случай {first.Case}: {first.Reason}"
        );

    private string Pick(string english, string german, string russian) => Say.Pick(english, german, russian);
}
