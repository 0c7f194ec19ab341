using System.Globalization;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.Explaining;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs.Reports;

/// <summary>The sentences about a run, in the languages of the reports; numbers in the reader's notation.</summary>
internal sealed class Sentences(ReportLanguage language)
{
    private const string RatioUnit = "ratio to the baseline year";

    private readonly CultureInfo culture = language.Culture;

    /// <summary>The notation of its numbers.</summary>
    public CultureInfo Culture => culture;

    /// <summary>The one of three texts that is in the language.</summary>
    public string Pick(string english, string german, string russian) =>
        ReferenceEquals(language, ReportLanguage.German) ? german
        : ReferenceEquals(language, ReportLanguage.Russian) ? russian
        : english;

    public string UnitOf(string unit) =>
        unit switch
        {
            "million USD" => Pick("million US dollars", "Millionen US-Dollar", "млн долларов США"),
            "share" => Pick("share", "Anteil", "доля"),
            RatioUnit => Pick("ratio to the baseline year", "Verhältnis zum Basisjahr", "отношение к базовому году"),
            "ratio to gravity's prediction" => Pick(
                "ratio to gravity's prediction",
                "Verhältnis zur Vorhersage des Gravitationsmodells",
                "отношение к предсказанию гравитационной модели"
            ),
            "ad valorem" => Pick("ad valorem", "Anteil am Warenwert", "доля стоимости товара"),
            _ => unit,
        };

    public string Value(double value, string unit) =>
        unit switch
        {
            "share" => value.ToString("P1", culture),
            RatioUnit => (value - 1).ToString("+0.0 %;\u22120.0 %;0.0 %", culture),
            _ => WithUnit(value, unit),
        };

    /// <summary>The axis of an outcome.</summary>
    public Axis AxisOf(string unit) =>
        unit == "share" ? new Axis("", "", NumberKind.Percent) : new Axis("", UnitOf(unit)) { FreeOfZero = unit == RatioUnit };

    /// <summary>The line of a target, drawn up to its year where that is given.</summary>
    public TargetLine LineOf(double target, string unit, int? year = null) => LineOf(Value(target, unit), target, year);

    /// <summary>The line of a target of a run.</summary>
    public TargetLine LineOf(TargetOutcome target) => LineOf(target.Target.Value, target.Outcome.Unit, target.Target.Year);

    /// <summary>The same with a formatted value.</summary>
    public TargetLine LineOf(string shown, double target, int? year = null) => new($"{language[Phrase.Target]} {shown}", target, year);

    /// <summary>The median of a fan in its bands of 50 and 80 %.</summary>
    public LineSeries Fan(IReadOnlyCollection<FanYear> fan)
    {
        IEnumerable<double> At(int quantile) => fan.Select(year => year.Quantiles[quantile]);
        return new LineSeries(Pick("median", "Median", "медиана"), At(2))
        {
            Bands = [new FanBand(0.8, At(0), At(4)), new FanBand(0.5, At(1), At(3))],
        };
    }

    /// <summary>How far a value is from another: values in per cent differ by percentage points.</summary>
    private string Difference(double value, string unit) =>
        unit is "share" or RatioUnit
            ? $"{(100 * value).ToString("0.0", culture)} {Pick("percentage points", "Prozentpunkte", "п. п.")}"
            : Value(value, unit);

    private string WithUnit(double value, string unit) =>
        unit == "million USD"
            ? $"{(Math.Abs(value) < 10 ? value.ToString("0.00", culture) : Number(value))} {Pick("million USD", "Mio. USD", "млн долл.")}"
            : Number(value);

    public string Number(double value) =>
        value.ToString(
            Math.Abs(value) >= 1000 ? "#,0"
                : Math.Abs(value) >= 10 ? "#,0.0"
                : "0.0000",
            culture
        );

    public string BoundOf(Target target, string unit) => BoundOf(target.Bound, target.Value, unit);

    public string BoundOf(Bound bound, double value, string unit) => BoundOf(bound, Value(value, unit));

    /// <summary>A bound on a formatted value.</summary>
    public string BoundOf(Bound bound, string shown) =>
        bound == Bound.AtLeast
            ? Pick($"at least {shown}", $"mindestens {shown}", $"не менее {shown}")
            : Pick($"at most {shown}", $"höchstens {shown}", $"не более {shown}");

    /// <summary>Where an outcome of a run ends.</summary>
    public string Ends(Run run, int outcome) =>
        Reaches(run.Scenario.Outcomes[outcome], run.Result.Outcomes[^1][outcome], run.Scenario.LastYear);

    private string Reaches(Outcome outcome, double value, int year)
    {
        var (name, shown) = (Capital(outcome.Name), Value(value, outcome.Unit));
        return Pick($"{name} reaches {shown} in {year}", $"{name}: {shown} im Jahr {year}", $"{name}: {shown} в {year} году");
    }

    /// <summary>Where an outcome is in a target's year, and by how much that is missed.</summary>
    public string Ends(TargetOutcome target)
    {
        var ends = Reaches(target.Outcome, target.Value, target.Target.Year);
        return (target.IsMet, target.Target.Bound) switch
        {
            (true, _) => Pick($"{ends} and meets the target", $"{ends}, das Ziel ist erreicht", $"{ends}, цель достигнута"),
            (false, Bound.AtLeast) => Pick(
                $"{ends} and misses the target by {Distance(target)}",
                $"{ends}, das Ziel ist um {Distance(target)} verfehlt",
                $"{ends}, до цели не хватает {Distance(target)}"
            ),
            _ => Pick(
                $"{ends} and exceeds the target by {Distance(target)}",
                $"{ends}, das Ziel ist um {Distance(target)} überschritten",
                $"{ends}, цель превышена на {Distance(target)}"
            ),
        };
    }

    /// <summary>What a target would take.</summary>
    public string Remark(TargetOutcome target)
    {
        var far = Distance(target);
        var remark = (target.IsMet, target.Target.Bound) switch
        {
            (true, Bound.AtLeast) => Pick($"exceeds it by {far}", $"übertrifft es um {far}", $"превышена на {far}"),
            (true, _) => Pick($"stays below it by {far}", $"bleibt um {far} darunter", $"ниже предела на {far}"),
            (false, Bound.AtLeast) => Pick($"{far} short", $"es fehlen {far}", $"не хватает {far}"),
            _ => Pick($"exceeds it by {far}", $"überschreitet es um {far}", $"превышает на {far}"),
        };
        return Needs(target) is { } needs ? $"{remark}; {needs}" : remark;
    }

    /// <summary>The state of a target, in one short sentence: whether it is met, the shortfall, and how much faster
    /// growth would have to be.</summary>
    public string State(TargetOutcome target)
    {
        var (name, year, bound, far) = (
            Capital(target.Outcome.Name),
            target.Target.Year,
            Value(target.Target.Value, target.Outcome.Unit),
            Distance(target)
        );
        var state = (target.IsMet, target.Target.Bound) switch
        {
            (true, Bound.AtLeast) => Pick(
                $"{name} meets {bound} in {year}, with {far} to spare",
                $"{name} erreicht {bound} im Jahr {year}, Abstand {far}",
                $"{name}: цель {bound} в {year} году достигнута с запасом {far}"
            ),
            (true, _) => Pick(
                $"{name} stays below {bound} in {year} by {far}",
                $"{name} bleibt im Jahr {year} um {far} unter {bound}",
                $"{name}: ниже предела {bound} в {year} году на {far}"
            ),
            (false, Bound.AtLeast) => Pick(
                $"{name} misses {bound} in {year} by {far}",
                $"{name} verfehlt {bound} im Jahr {year} um {far}",
                $"{name}: до {bound} в {year} году не хватает {far}"
            ),
            _ => Pick(
                $"{name} exceeds {bound} in {year} by {far}",
                $"{name} überschreitet {bound} im Jahr {year} um {far}",
                $"{name}: предел {bound} в {year} году превышен на {far}"
            ),
        };
        if (Needs(target) is null || target.NeededGrowth <= target.Growth)
            return Stop(state);
        var more = Percent(((1 + target.NeededGrowth!.Value) / (1 + target.Growth!.Value)) - 1);
        return Pick(
            $"{state}; required growth is {more} higher per year.",
            $"{state}; nötig sind {more} mehr pro Jahr.",
            $"{state}; требуется на {more} больше в год."
        );
    }

    /// <summary>The yearly growth that a missed target needs or allows, and the projected one; null where no growth
    /// rate says it.</summary>
    public string? Needs(TargetOutcome target)
    {
        if (target.IsMet || target.NeededGrowth is not { } needed || target.Growth is not { } growth || target.Outcome.Unit == "share")
            return null;
        return target.Target.Bound == Bound.AtLeast
            ? Pick(
                $"required growth is {Percent(needed)} per year from the baseline year, projected growth {Percent(growth)}",
                $"nötig sind {Percent(needed)} pro Jahr ab dem Basisjahr, erreicht werden {Percent(growth)}",
                $"требуется {Percent(needed)} в год от базового года, по расчёту {Percent(growth)}"
            )
            : Pick(
                $"at most {Percent(needed)} per year is allowed from the baseline year, projected growth is {Percent(growth)}",
                $"zulässig sind {Percent(needed)} pro Jahr ab dem Basisjahr, erwartet werden {Percent(growth)}",
                $"допустимо {Percent(needed)} в год от базового года, по расчёту {Percent(growth)}"
            );
    }

    /// <summary>How far an outcome is from its target, on whichever side.</summary>
    private string Distance(TargetOutcome target) => Difference(Math.Abs(target.Missing), target.Outcome.Unit);

    /// <summary>From one scenario to another: where each ends, and which difference does most of it.</summary>
    public string Between(Explanation result, string first, string second, string unit)
    {
        var largest = result.Contributions.MaxBy(item => Math.Abs(item.Value))!;
        var (outcome, from, to, change) = (
            $"{Capital(result.Reading.Name)} {result.Reading.Year}",
            Value(result.Start, unit),
            Value(result.End, unit),
            Change(largest.Value, unit)
        );
        return Pick(
            $"{outcome}: {from} in {first}, {to} in {second}; {largest.Name} contributes most, {change}",
            $"{outcome}: {from} in {first}, {to} in {second}; am meisten trägt {largest.Name} bei, {change}",
            $"{outcome}: {from} — {first}, {to} — {second}; наибольший вклад: {largest.Name}, {change}"
        );
    }

    public string ContributionsTo(Reading reading) =>
        Pick(
            $"Contributions to {reading.Name} in {reading.Year} (Shapley values)",
            $"Beiträge zu {reading.Name} im Jahr {reading.Year} (Shapley-Werte)",
            $"Вклады в {reading.Name} в {reading.Year} году (значения Шепли)"
        );

    /// <summary>Why there are no contributions of a run.</summary>
    public string NoContributions(string run, string reason) =>
        Stop(Pick($"{run}: no contributions, {reason}", $"{run}: keine Beiträge, {reason}", $"{run}: вкладов нет, {reason}"));

    public string OfManyRuns(string outcome, int year, string first) =>
        Pick(
            $"{Capital(outcome)} in {year}: what each difference from {first} contributes, run by run",
            $"{Capital(outcome)} im Jahr {year}: was jeder Unterschied zu {first} beiträgt, Lauf für Lauf",
            $"{Capital(outcome)} в {year} году: вклад каждого отличия от {first} по расчётам"
        );

    public string LargestOf(int shown, int all) =>
        Pick(
            $"the largest {shown} of {all} differences",
            $"die größten {shown} von {all} Unterschieden",
            $"крупнейшие {shown} из {all} различий"
        );

    /// <summary>A difference with its sign.</summary>
    public string Change(double value, string unit) => $"{(value < 0 ? "\u2212" : "+")}{Difference(Math.Abs(value), unit)}";

    public string Structure(string flow, string sector, double first, double last, int year) =>
        Pick(
            $"{flow}: {sector} goes from {Percent(first)} to {Percent(last)} of the flow by {year}",
            $"{flow}: {sector} geht von {Percent(first)} auf {Percent(last)} des Stroms im Jahr {year}",
            $"{flow}: {sector} — от {Percent(first)} до {Percent(last)} потока к {year} году"
        );

    public string ChangesMost(string pair, string sector, double change, string unit, int year) =>
        Pick(
            $"{pair}: {sector} changes most, {Change(change, unit)} by {year}",
            $"{pair}: {sector} ändert sich am meisten, {Change(change, unit)} bis {year}",
            $"{pair}: сильнее всего меняется {sector}, {Change(change, unit)} к {year} году"
        );

    public string SectorsBeforeAndAfter(string one, string other) =>
        Pick(
            $"Turnover of {one} and {other} by sector, before and after",
            $"Handelsvolumen von {one} und {other} nach Sektoren, vorher und nachher",
            $"Товарооборот {one} и {other} по отраслям, до и после"
        );

    public string ShareOfTrade(string partner, string economy, double share, int year) =>
        Pick(
            $"{partner} is {Percent(share)} of the trade of {economy} in {year}",
            $"{partner} macht {Percent(share)} des Handels von {economy} im Jahr {year} aus",
            $"{partner}: {Percent(share)} торговли {economy} в {year} году"
        );

    public string TradeByPartner(string economy, int year) =>
        Pick(
            $"Trade of {economy} by partner in {year}",
            $"Handel von {economy} nach Partnern im Jahr {year}",
            $"Торговля {economy} по партнёрам в {year} году"
        );

    public string ExportsWord => Pick("exports", "Ausfuhren", "экспорт");

    public string ImportsWord => Pick("imports", "Einfuhren", "импорт");

    public string StructureUnchanged(string flow) =>
        Pick($"{flow}: the structure hardly changes", $"{flow}: die Struktur ändert sich kaum", $"{flow}: структура почти не меняется");

    public string FlowTitle(string from, string to) =>
        Pick($"Exports of {from} to {to} by sector", $"Ausfuhren von {from} nach {to} nach Sektoren", $"Экспорт {from} → {to} по отраслям");

    public string Provenance(string pair, IReadOnlyDictionary<FigureStatus, double> shares) =>
        pair
        + ": "
        + string.Join(
            ", ",
            shares
                .Where(share => share.Value > 0.0005)
                .OrderByDescending(share => share.Value)
                .Select(share => $"{Percent(share.Value)} {StatusWord(share.Key)}")
        );

    public string StatusWord(FigureStatus status) =>
        status switch
        {
            FigureStatus.Reported => Pick("reported", "gemeldet", "по данным страны"),
            FigureStatus.Mirror => Pick("mirrored", "gespiegelt", "зеркальные данные"),
            FigureStatus.Estimated => Pick("estimated", "geschätzt", "оценка"),
            FigureStatus.Assumed => Pick("assumed", "angenommen", "допущение"),
            _ => Pick("without status", "ohne Angabe", "без указания"),
        };

    /// <summary>What the model does not know, of a scenario with these prices.</summary>
    public IReadOnlyList<string> Limits(Model scenario) =>
        [
            Pick(
                "The model asks what the observed world would become if costs, tariffs, productivity or growth were other than they "
                    + "are, everything else equal. It models sectors, not firms; a plant or a contract enters as a share of spending "
                    + "or a change of cost. Goods of different origin are imperfect substitutes, and flows that are absent from the "
                    + "baseline stay at zero unless a measure creates them.",
                "Das Modell fragt, was aus der beobachteten Welt würde, wären Kosten, Zölle, Produktivität oder Wachstum andere, bei "
                    + "sonst gleichen Umständen. Es bildet Sektoren ab, keine Unternehmen; ein Werk oder ein Vertrag geht als "
                    + "Ausgabenanteil oder als Kostenänderung ein. Güter verschiedener Herkunft sind unvollkommene Substitute, und "
                    + "Handel, den die Basisdaten nicht zeigen, entsteht nicht von selbst.",
                "Модель отвечает на вопрос, каким стал бы наблюдаемый мир при других издержках, пошлинах, производительности или росте, "
                    + "при прочих равных. Она описывает отрасли, а не предприятия; завод или контракт учитывается как доля расходов или "
                    + "изменение издержек. Товары разного происхождения заменяют друг друга не полностью, и торговля, которой нет в "
                    + "базовом году, сама не возникает."
            ),
            Pick(
                "It does not forecast exchange rates, sanctions, wars or re-exports, which have moved this trade more than any tariff. "
                    + "Figures marked as estimated or assumed are only as reliable as the rules that produced them. The sector split of "
                    + "a pair whose statistics publish only totals is an assumption.",
                "Es ist keine Prognose von Wechselkursen, Sanktionen, Kriegen oder Re-Exporten, die diesen Handel stärker bewegt haben "
                    + "als jeder Zoll. Geschätzte und angenommene Zahlen sind so gut wie die Regeln, die sie ergaben; die Aufteilung "
                    + "eines Paares auf Sektoren, für das nur Summen veröffentlicht sind, ist eine Annahme.",
                "Это не прогноз курсов, санкций, войн или реэкспорта, которые двигали эту торговлю сильнее любых пошлин. Оценки и "
                    + "допущения хороши настолько, насколько хороши правила, по которым они получены; отраслевая разбивка пары, для "
                    + "которой публикуются только итоги, — допущение."
            ),
            Dollars(scenario),
        ];

    /// <summary>In which dollars values are.</summary>
    private string Dollars(Model scenario) =>
        scenario.Inflation.IsDefaultOrEmpty
            ? Pick(
                "Values are in dollars of the baseline year.",
                "Werte stehen in Dollar des Basisjahres.",
                "Значения — в долларах базового года."
            )
            : Pick(
                "Values are in dollars of their year: those of the baseline year times the world prices that the scenario assumes.",
                "Werte stehen in Dollar ihres Jahres: denen des Basisjahres mal den Weltpreisen, die das Szenario annimmt.",
                "Значения — в долларах своего года: доллары базового года, умноженные на мировые цены, принятые в сценарии."
            );

    /// <summary>A value that a government decided, formatted: a tariff in per cent, a factor on an intensity, a quota.</summary>
    public string Decided(double value, string unit) =>
        unit switch
        {
            "ad valorem" => value.ToString("0.# %", culture),
            "times as described" => $"\u00d7 {value.ToString("0.##", culture)}",
            "million USD" => WithUnit(value, unit),
            _ => $"{value.ToString("0.###", culture)} {unit}",
        };

    /// <summary>How many decisions governments made.</summary>
    public string DecisionsMade(int count, IReadOnlyList<string> governments)
    {
        var who = governments.Count <= 3 ? string.Join(", ", governments) : $"{governments[0]} + {governments.Count - 1}";
        return Pick(
            $"{count} {(count == 1 ? "decision" : "decisions")} of governments: {who}",
            $"{count} {(count == 1 ? "Entscheidung" : "Entscheidungen")} von Regierungen: {who}",
            $"Решения правительств ({count}): {who}"
        );
    }

    /// <summary>What a timeline of decisions shows.</summary>
    public string MeasuresInForce =>
        Pick(
            "What each rule has put in force, by year",
            "Was jede Regel in Kraft gesetzt hat, nach Jahren",
            "Что ввело каждое правило, по годам"
        );

    /// <summary>The same where there are too many measures for a figure.</summary>
    public string MeasuresShown(int shown, int all) =>
        Pick(
            $"{MeasuresInForce}: the first {shown} of {all} measures",
            $"{MeasuresInForce}: die ersten {shown} von {all} Maßnahmen",
            $"{MeasuresInForce}: первые {shown} из {all} мер"
        );

    public string Solved(int rounds, double residual) =>
        Pick(
            $"Every year was solved: at most {rounds} iterations, largest relative residual {residual.ToString("0.0e0", culture)}.",
            $"Jedes Jahr ist gelöst: höchstens {rounds} Iterationen, größtes relatives Residuum {residual.ToString("0.0e0", culture)}.",
            $"Решён каждый год: не более {rounds} итераций, наибольшая относительная невязка {residual.ToString("0.0e0", culture)}."
        );

    /// <summary>A value of a scenario with its unit, which may be a phrase.</summary>
    public static string Shown(ScenarioItem item) => item.Unit is null ? item.Value : $"{item.Value} ({item.Unit})";

    public static string Shortened(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";

    /// <summary>A text as a sentence that ends in one full stop; an abbreviation may have brought it.</summary>
    public static string Stop(string text) => text.EndsWith('.') ? text : $"{text}.";

    /// <summary>A text that begins a sentence.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : $"{char.ToUpper(text[0], CultureInfo.InvariantCulture)}{text[1..]}";

    public string Percent(double value) => value.ToString("P1", culture);

    /// <summary>A share that is only roughly known.</summary>
    public string Share(double value) => value.ToString("P0", culture);
}
