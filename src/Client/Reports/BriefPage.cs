using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Client.Runs;
using TradeSim.Figures;
using TradeSim.Figures.Report;
using TradeSim.Studies.Briefs;
using TradeSim.Studies.History;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Tables;
using Step = TradeSim.Figures.Contribution;

namespace TradeSim.Client.Reports;

/// <summary>Briefs of one target on one or more statistical bases, in the reader's language: for the terminal, for paper, and as tables.</summary>
internal sealed class BriefPage
{
    private const int MostHinges = 6;
    private const int MostSteps = 28;

    private readonly ImmutableArray<TargetBrief> briefs;
    private readonly TargetBrief first;
    private readonly HistoricalBands bands;
    private readonly double plausible;
    private readonly Sentences say;
    private readonly ReportLanguage language;
    private readonly string command;

    public BriefPage(ImmutableArray<TargetBrief> briefs, HistoricalBands bands, double plausible, Sentences say, ReportLanguage language, string command)
    {
        (this.briefs, first, this.bands, this.plausible, this.say, this.language, this.command) = (briefs, briefs[0], bands, plausible, say, language, command);
        Answer = new StudyAnswer { Findings = Findings, Figures = [("business-as-usual", Fan()), .. Contributed()], Tables = Tables(), Shown = Facts };
    }

    /// <summary>What is written beside the page.</summary>
    public StudyAnswer Answer { get; }

    public string ToHtml() => new BriefDocument
    {
        Title = first.Scenario,
        Subtitle = Asked,
        Finding = Findings,
        Facts = Facts.ToFigureTable(),
        Figures = [.. Answer.Figures.Select(figure => figure.Figure)],
        Sections = [.. Sections.Select(section => new BriefSection(section.Heading, section.Table.ToFigureTable(), section.Note))],
        Notes = Notes,
        Footer = $"{command} · TradeSim {Manifest.EngineVersion}",
    }.ToHtml(language);

    public void Print()
    {
        Terminal.Markup($"[bold]{Terminal.Escaped(first.Scenario)}[/]");
        Terminal.Line(Asked);
        Answer.Print();
        foreach (var (heading, table, note) in Sections)
        {
            Terminal.Line(heading);
            Terminal.Table(table.Corner, table.Headers, table.Rows);
            if (note.Length > 0) Terminal.Line(note);
        }
        foreach (var note in Notes) Terminal.Line(note);
    }

    private int Year => first.Goal.Reading.Year;

    private string Outcome => first.Goal.Reading.Name;

    private string Target => say.BoundOf(first.Goal.Bound, first.Goal.Value, first.Unit);

    /// <summary>A column a basis: what its name has beyond the others' common beginning.</summary>
    private string[] Bases
    {
        get
        {
            if (briefs.Length == 1) return [say.Pick("value", "Wert", "значение")];
            var title = first.Scenario;
            return [.. briefs.Select((brief, index) => index > 0 && brief.Scenario.StartsWith(title + ",", StringComparison.Ordinal) ? $"…{brief.Scenario[(title.Length + 1)..]}" : brief.Scenario)];
        }
    }

    private string Asked => say.Pick(
        $"{Sentences.Capital(Outcome)}: {Target} by {Year}, {Times(first.Ratio)} times the {say.Number(first.Baseline)} of {first.BaselineYear}: {say.Percent(first.Growth)} a year.",
        $"{Sentences.Capital(Outcome)}: {Target} bis {Year}, das {Times(first.Ratio)}-Fache der {say.Number(first.Baseline)} von {first.BaselineYear}: {say.Percent(first.Growth)} im Jahr.",
        $"{Sentences.Capital(Outcome)}: {Target} к {Year} году, в {Times(first.Ratio)} раза больше, чем {say.Number(first.Baseline)} в {first.BaselineYear} году: {say.Percent(first.Growth)} в год.");

    private IReadOnlyList<string> Findings
    {
        get
        {
            var (usual, low, high) = (say.Value(first.Usual, first.Unit), say.Number(first.UsualBand.Low), say.Value(first.UsualBand.High, first.Unit));
            var (chances, usually) = (Listed(briefs.Select(brief => say.Percent(brief.Probability.Probability))), Listed(briefs.Select(brief => say.Percent(brief.UsualProbability.Probability))));
            var lead = say.Pick(
                $"Business as usual ends at {usual} in {Year}; forecasts of such trade leave a band from {low} to {high} (80 %). The target has a probability of {chances} with the measures, {usually} without.",
                $"Geht es weiter wie bisher, sind es {usual} im Jahr {Year}; Prognosen solchen Handels lassen ein Band von {low} bis {high} (80 %). Das Ziel hat mit den Maßnahmen eine Wahrscheinlichkeit von {chances}, ohne sie von {usually}.",
                $"Если ничего не менять, в {Year} году будет {usual}; прогнозы такой торговли оставляют полосу от {low} до {high} (80 %). Вероятность достичь цели — {chances} с мерами, {usually} без них.");
            return [briefs.Length == 1 ? lead : $"{lead} {say.Pick("The numbers stand in the order of the columns.", "Die Zahlen stehen in der Reihenfolge der Spalten.", "Числа — в порядке столбцов.")}", MixSentence(first)];
        }
    }

    private ShownTable Facts => new("", Bases,
    [
        Row(say.Pick($"{Outcome} in {first.BaselineYear}", $"{Outcome} {first.BaselineYear}", $"{Outcome}, {first.BaselineYear}"), brief => say.Value(brief.Baseline, brief.Unit)),
        Row(say.Pick($"Business as usual in {Year}", $"Weiter wie bisher, {Year}", $"Без изменений, {Year}"), brief => say.Value(brief.Usual, brief.Unit)),
        Row(say.Pick("Its 80 % band", "Sein 80-%-Band", "Его полоса 80 %"), brief => $"{say.Number(brief.UsualBand.Low)} – {say.Number(brief.UsualBand.High)}"),
        Row(say.Pick("Probability of the target without measures", "Wahrscheinlichkeit des Ziels ohne Maßnahmen", "Вероятность цели без мер"), brief => say.Percent(brief.UsualProbability.Probability)),
        Row(say.Pick("Probability with the measures, as likely as they are", "Wahrscheinlichkeit mit den Maßnahmen, so wahrscheinlich sie sind", "Вероятность с мерами, насколько вероятны сами меры"), brief => $"{say.Percent(brief.Probability.Probability)} ({say.Percent(brief.Probability.Interval.Low)} – {say.Percent(brief.Probability.Interval.High)})"),
        Row(say.Pick("How often pairs of this size grew that much", "Wie oft Paare dieser Größe so viel wuchsen", "Как часто пары такого размера так росли"), BaseRateOf),
        Row(say.Pick($"{Year} with all measures as described", $"{Year} mit allen Maßnahmen wie beschrieben", $"{Year}: все меры, как описано"), brief => brief.Contributions is { } item ? say.Value(item.End, brief.Unit) : "–"),
        Row(say.Pick("All measures turned up together until it is reached", "Alle Maßnahmen gemeinsam verstärkt, bis es erreicht ist", "Все меры усилены вместе до достижения цели"), FactorOf),
        Row(say.Pick("Cheapest plausible mix that reaches it", "Billigster plausibler Mix, der es erreicht", "Самый дешёвый правдоподобный набор, достигающий цели"), brief => MixOf(brief.Cheapest)),
        Row(say.Pick("Cheapest mix beyond what is plausible", "Billigster Mix jenseits des Plausiblen", "Самый дешёвый набор за пределами правдоподобного"), brief => brief.Beyond is null ? "–" : MixOf(brief.Beyond)),
    ]);

    private IEnumerable<(string Heading, ShownTable Table, string Note)> Sections
    {
        get
        {
            if (MixTable is { } mix) yield return (MixHeading, mix, say.Pick($"Cost over {first.BaselineYear + 1}–{Year}, from whoever's budget; measures without a stated cost are taken as carried out.", $"Kosten über {first.BaselineYear + 1}–{Year}, aus wessen Haushalt auch immer; Maßnahmen ohne Kostenangabe gelten als ausgeführt.", $"Затраты за {first.BaselineYear + 1}–{Year} годы, из чьего бы бюджета ни были; меры без указанных затрат считаются выполненными."));
            if (first.Hinges is not null)
                yield return (say.Pick("What the answer hinges on", "Woran die Antwort hängt", "От чего зависит ответ"), HingesTable, say.Pick("Share of the spread of what is drawn, with interactions (Sobol').", "Anteil an der Streuung dessen, was gezogen wird, mit Wechselwirkungen (Sobol').", "Доля в разбросе того, что разыгрывается, с взаимодействиями (Соболь)."));
        }
    }

    private IReadOnlyList<string> Notes =>
    [
        say.Pick(
            $"Bands are as wide as forecasts by the growth of both economies missed in the past: of {bands.Forecasts} such forecasts 1 to {HistoricalBands.Horizons} years ahead, {Percent(bands.Coverage)} came within their 80 % band, in years that were held back. They hold prices, exchange rates, sanctions and re-exports, which the model does not.",
            $"Bänder sind so breit, wie Prognosen aus dem Wachstum beider Wirtschaften früher danebenlagen: Von {bands.Forecasts} solchen Prognosen über 1 bis {HistoricalBands.Horizons} Jahre lagen {Percent(bands.Coverage)} in ihrem 80-%-Band, in zurückgehaltenen Jahren. In ihnen stecken Preise, Wechselkurse, Sanktionen und Wiederausfuhren, die das Modell nicht kennt.",
            $"Ширина полос — прошлые ошибки прогнозов по росту обеих экономик: из {bands.Forecasts} таких прогнозов на 1–{HistoricalBands.Horizons} лет {Percent(bands.Coverage)} попали в свою полосу 80 %, на отложенных годах. В них — цены, курсы, санкции и реэкспорт, которых модель не знает."),
        say.Pick(
            "The base rate counts overlapping windows in current dollars, some pairs from both sides: it is rough. The mix is the best found, not a proof. Contributions are Shapley values: they add up.",
            "Die Grundrate zählt überlappende Zeiträume in laufenden Dollar, manche Paare von beiden Seiten: Sie ist grob. Der Mix ist der beste gefundene, kein Beweis. Beiträge sind Shapley-Werte: Sie addieren sich.",
            "Базовая частота считает перекрывающиеся промежутки в текущих долларах, некоторые пары — с обеих сторон: она груба. Набор мер — лучший из найденных, это не доказательство. Вклады — значения Шепли: они складываются."),
    ];

    private (string, IReadOnlyList<string>) Row(string name, Func<TargetBrief, string> cell) => (name, [.. briefs.Select(cell)]);

    private string BaseRateOf(TargetBrief brief) => brief.BaseRate is { } rate
        ? say.Pick($"{rate.Reached.Length} of {rate.Windows} ({say.Share(rate.Share)})", $"{rate.Reached.Length} von {rate.Windows} ({say.Share(rate.Share)})", $"{rate.Reached.Length} из {rate.Windows} ({say.Share(rate.Share)})")
        : say.Pick("none seen that long", "keines so lang beobachtet", "наблюдений нет");

    private string FactorOf(TargetBrief brief) => brief.CommonFactor switch
    {
        null => "–",
        { Answer: { } answer } => $"× {Times(answer.Position)}",
        { Closest: var closest } => say.Pick($"never: {say.Number(closest.Value!.Value)} at × {Times(closest.Position)}", $"nie: {say.Number(closest.Value!.Value)} bei × {Times(closest.Position)}", $"никогда: {say.Number(closest.Value!.Value)} при × {Times(closest.Position)}"),
    };

    private string MixOf(MixResult? result) => result switch
    {
        null => say.Pick("no prices", "keine Preise", "нет цен"),
        { Answer: { } answer } => say.Value(answer.Cost, "million USD"),
        { Closest: var closest } => say.Pick($"none: {say.Number(closest.Value)} for {say.Value(closest.Cost, "million USD")}", $"keiner: {say.Number(closest.Value)} für {say.Value(closest.Cost, "million USD")}", $"нет: {say.Number(closest.Value)} за {say.Value(closest.Cost, "million USD")}"),
    };

    private string MixSentence(TargetBrief brief) => brief.Cheapest switch
    {
        null => say.Pick("No measure has a stated cost, so no mix can be called the cheapest.", "Für keine Maßnahme sind Kosten angegeben; so lässt sich kein Mix den billigsten nennen.", "Ни у одной меры не указаны затраты, и назвать самый дешёвый набор нельзя."),
        { Answer: { } answer } => say.Pick($"The cheapest plausible mix that reaches the target costs {say.Value(answer.Cost, "million USD")}: {Turned(brief.Cheapest.Levers, answer)}.", $"Der billigste plausible Mix, der das Ziel erreicht, kostet {say.Value(answer.Cost, "million USD")}: {Turned(brief.Cheapest.Levers, answer)}.", $"Самый дешёвый правдоподобный набор, достигающий цели, стоит {say.Value(answer.Cost, "million USD")}: {Turned(brief.Cheapest.Levers, answer)}."),
        { Closest: var closest } => OutOfReach(brief, closest),
    };

    private string OutOfReach(TargetBrief brief, Mix closest)
    {
        var text = say.Pick(
            $"No plausible mix (each measure at most × {Times(plausible)} of what is described) reaches it; the furthest one comes is {say.Value(closest.Value, brief.Unit)}, for {say.Value(closest.Cost, "million USD")}.",
            $"Kein plausibler Mix (jede Maßnahme höchstens × {Times(plausible)} des Beschriebenen) erreicht es; am weitesten kommt man auf {say.Value(closest.Value, brief.Unit)}, für {say.Value(closest.Cost, "million USD")}.",
            $"Ни один правдоподобный набор (каждая мера не более × {Times(plausible)} от описанного) её не достигает; самое большее — {say.Value(closest.Value, brief.Unit)}, за {say.Value(closest.Cost, "million USD")}.");
        return brief.Beyond switch
        {
            { Answer: { } answer } beyond => $"{text} {say.Pick($"Beyond that, the cheapest costs {say.Value(answer.Cost, "million USD")}: {Turned(beyond.Levers, answer)}.", $"Jenseits davon kostet der billigste {say.Value(answer.Cost, "million USD")}: {Turned(beyond.Levers, answer)}.", $"За этими пределами самый дешёвый стоит {say.Value(answer.Cost, "million USD")}: {Turned(beyond.Levers, answer)}.")}",
            { Closest: var furthest } => $"{text} {say.Pick($"Even turned up as far as they go, these measures end at {say.Value(furthest.Value, brief.Unit)}.", $"Selbst aufs Äußerste verstärkt enden diese Maßnahmen bei {say.Value(furthest.Value, brief.Unit)}.", $"Даже усиленные до предела, эти меры дают {say.Value(furthest.Value, brief.Unit)}.")}",
            null => text,
        };
    }

    private string Turned(ImmutableArray<PricedLever> levers, Mix mix) =>
        string.Join(", ", levers.Zip(mix.Positions).Where(item => item.Second > 0.005).OrderByDescending(item => item.Second * item.First.Cost).Select(item => $"{Short(item.First.Lever.Name)} × {Times(item.Second)}"));

    /// <summary>The mix that the page speaks of: the plausible one, or the one beyond where that does not reach the target.</summary>
    private static (MixResult Result, Mix Mix)? Told(TargetBrief brief) => brief switch
    {
        { Cheapest: { Answer: { } answer } result } => (result, answer),
        { Beyond: { Answer: { } answer } result } => (result, answer),
        { Beyond: { Closest: var closest } result } => (result, closest),
        { Cheapest: { Closest: var closest } result } => (result, closest),
        _ => null,
    };

    private string MixHeading => Told(first) is { Result: var result, Mix: var mix } && first.Goal.IsMetBy(mix.Value)
        ? result == first.Cheapest ? say.Pick("The cheapest plausible mix", "Der billigste plausible Mix", "Самый дешёвый правдоподобный набор") : say.Pick("The cheapest mix, beyond the plausible", "Der billigste Mix, jenseits des Plausiblen", "Самый дешёвый набор, за пределами правдоподобного")
        : say.Pick("As far as the measures go", "So weit die Maßnahmen reichen", "Предел возможностей мер");

    private ShownTable? MixTable => Told(first) is not { Result: var result } ? null : new ShownTable(say.Pick("measure (1 is as described)", "Maßnahme (1 ist wie beschrieben)", "мера (1 — как описано)"),
        [.. briefs.Length == 1 ? [say.Pick("turned to", "Stellung", "уровень")] : Bases, say.Pick("cost, million USD", "Kosten, Mio. USD", "затраты, млн долл.")],
        [
            .. result.Levers.Select((lever, k) => (Short(lever.Lever.Name), (IReadOnlyList<string>)[.. briefs.Select(brief => Told(brief) is { Mix: var mix } ? Times(mix.Positions[k]) : "–"), say.Number(Told(first)!.Value.Mix.Positions[k] * lever.Cost)])),
            (say.Pick("all", "alle", "всего"), [.. briefs.Select(brief => Told(brief) is { Mix: var mix } ? say.Number(mix.Value) : "–"), say.Number(Told(first)!.Value.Mix.Cost)]),
        ]);

    private ShownTable HingesTable => new(say.Pick("not known", "nicht bekannt", "неизвестно"), briefs.Length == 1 ? [say.Pick("share", "Anteil", "доля")] : Bases,
        [.. first.Hinges!.Factors.Take(MostHinges).Select(item => Row(Short(item.Factor), brief => brief.Hinges?.Factors.FirstOrDefault(other => other.Factor == item.Factor) is { } found ? say.Share(Math.Max(0, found.Total.Value)) : "–"))]);

    private LineChart Fan()
    {
        var unit = first.Unit;
        IEnumerable<double> At(int quantile) => first.UsualFan.Select(year => year.Quantiles[quantile]);
        return new LineChart(
            new FigureText(say.Pick($"Business as usual: {say.Number(first.Usual)} in {Year}", $"Weiter wie bisher: {say.Number(first.Usual)} im Jahr {Year}", $"Без изменений: {say.Number(first.Usual)} в {Year} году"), $"{Sentences.Capital(Outcome)}, {say.UnitOf(unit)}; 50 %, 80 %"),
            Axis.Years, new Axis("", say.UnitOf(unit)), first.UsualFan.Select(year => (double)year.Year),
            [new LineSeries(say.Pick("median", "Median", "медиана"), At(2)) { Bands = [new FanBand(0.8, At(0), At(4)), new FanBand(0.5, At(1), At(3))] }],
            new TargetLine($"{language[Phrase.Target]} {say.Number(first.Goal.Value)}", first.Goal.Value, Year));
    }

    private IEnumerable<(string, Figure)> Contributed()
    {
        if (first.Contributions is not { } result) yield break;
        var largest = result.Contributions.MaxBy(item => Math.Abs(item.Value))!;
        var sorted = result.Contributions.OrderByDescending(item => Math.Abs(item.Value)).ToArray();
        var none = result.Start - result.Baseline;
        List<Step> steps = [.. Math.Abs(none) < 1e-6 * Math.Abs(result.End) ? [] : (Step[])[new(say.Pick("otherwise", "sonst", "прочее"), none)], .. sorted.Take(MostSteps).Select(item => new Step(Short(item.Name), item.Value))];
        if (sorted.Length > MostSteps) steps.Add(new Step(say.Pick("others", "weitere", "прочие"), sorted.Skip(MostSteps).Sum(item => item.Value)));
        yield return ("contributions", new Waterfall(
            new FigureText(say.Pick($"{Sentences.Capital(Short(largest.Name))} adds most: {say.Number(largest.Value)}", $"Am meisten bringt {Short(largest.Name)}: {say.Number(largest.Value)}", $"Больше всего даёт {Short(largest.Name)}: {say.Number(largest.Value)}"), $"{language[Phrase.Contributions]}, {say.UnitOf(first.Unit)}"),
            new Axis("", say.UnitOf(first.Unit)), Text(first.BaselineYear), result.Baseline, steps, Text(Year), new TargetLine($"{language[Phrase.Target]} {say.Number(first.Goal.Value)}", first.Goal.Value)));
    }

    private IReadOnlyList<StudyTable> Tables() =>
    [
        new StudyTable("brief", ["scenario", "figure", "value"], briefs.SelectMany(brief => Numbers(brief).Where(item => item.Value is not null).Select(item => new object?[] { brief.Scenario, item.Name, item.Value }))),
        new StudyTable("contributions", ["scenario", "step", "value"], from brief in briefs where brief.Contributions is not null from item in brief.Contributions!.Contributions select new object?[] { brief.Scenario, item.Name, item.Value }),
        new StudyTable("mix", ["scenario", "lever", "position", "cost"], from brief in briefs let told = Told(brief) where told is not null from k in Enumerable.Range(0, told.Value.Result.Levers.Length) let lever = told.Value.Result.Levers[k] select new object?[] { brief.Scenario, lever.Lever.Name, told.Value.Mix.Positions[k], told.Value.Mix.Positions[k] * lever.Cost }),
        new StudyTable("hinges", ["scenario", "factor", "first", "total"], from brief in briefs where brief.Hinges is not null from item in brief.Hinges!.Factors select new object?[] { brief.Scenario, item.Factor, item.First.Value, item.Total.Value }),
    ];

    private static IEnumerable<(string Name, double? Value)> Numbers(TargetBrief brief) =>
    [
        ("target", brief.Goal.Value), ("baseline", brief.Baseline), ("usual", brief.Usual), ("usual_low_80", brief.UsualBand.Low), ("usual_high_80", brief.UsualBand.High),
        ("usual_probability", brief.UsualProbability.Probability), ("probability", brief.Probability.Probability), ("probability_low_95", brief.Probability.Interval.Low), ("probability_high_95", brief.Probability.Interval.High),
        ("base_rate_reached", brief.BaseRate?.Reached.Length), ("base_rate_windows", brief.BaseRate?.Windows), ("with_policies", brief.Contributions?.End), ("common_factor", brief.CommonFactor?.Answer?.Position),
        ("plausible_mix_cost", brief.Cheapest?.Answer?.Cost), ("plausible_furthest", brief.Cheapest?.Closest.Value), ("beyond_mix_cost", brief.Beyond?.Answer?.Cost), ("beyond_furthest", brief.Beyond?.Closest.Value),
    ];

    /// <summary>A path as a reader would say it; the file's own names stay.</summary>
    private string Short(string path)
    {
        var parts = path.Split(" & ");
        if (parts.Length > 1) return $"{Short(parts[0])} + {parts.Length - 1}";
        var word = path == "assumptions.growth" || path.StartsWith("assumptions.growth.", StringComparison.Ordinal) ? say.Pick("growth", "Wachstum", "рост")
            : path == "assumptions.adjustment" ? say.Pick("speed of adjustment", "Tempo der Anpassung", "скорость приспособления")
            : path.StartsWith("assumptions.elasticities", StringComparison.Ordinal) ? say.Pick("trade elasticity", "Handelselastizität", "эластичность торговли")
            : path.StartsWith("policies.", StringComparison.Ordinal) ? Policy(path["policies.".Length..]) : path;
        var last = path.Split('.');
        return last.Length > 2 && last[0] == "assumptions" && !word.Contains(last[^1], StringComparison.Ordinal) ? $"{word}, {last[^1]}" : word;
    }

    private static string Policy(string name)
    {
        var intensity = name.EndsWith(".intensity", StringComparison.Ordinal) ? name[..^".intensity".Length] : name;
        return intensity.Replace(".", ": ", StringComparison.Ordinal);
    }

    private string Listed(IEnumerable<string> items) => string.Join(say.Pick(" and ", " und ", " и "), items.ToArray() is [.. var before, var last] && before.Length > 0 ? [string.Join(", ", before), last] : items);

    private string Percent(double? share) => share is { } value ? say.Share(value) : "–";

    private string Times(double value) => value.ToString("0.##", language.Culture);

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
