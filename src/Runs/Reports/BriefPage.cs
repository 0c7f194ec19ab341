using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Figures.Report;
using TradeSim.Studies.Briefs;
using TradeSim.Studies.History;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Tables;
using Step = TradeSim.Figures.Contribution;

namespace TradeSim.Runs.Reports;

/// <summary>Briefs of one target on one or more statistical bases, in the reader's language: for the terminal, for paper,
/// and as tables.</summary>
internal sealed class BriefPage
{
    private const int MostHinges = 5;
    private const double Least = 0.005; // of a lever: below, it is not turned
    private const int MostSteps = 7; // the sheet is one page; the table beside it has all

    private readonly ImmutableArray<TargetBrief> briefs;
    private readonly TargetBrief first;
    private readonly HistoricalBands bands;
    private readonly double plausible;
    private readonly Sentences say;
    private readonly ReportLanguage language;
    private readonly string command;

    public BriefPage(
        ImmutableArray<TargetBrief> briefs,
        HistoricalBands bands,
        double plausible,
        Sentences say,
        ReportLanguage language,
        string command
    )
    {
        (this.briefs, first, this.bands, this.plausible, this.say, this.language, this.command) = (
            briefs,
            briefs[0],
            bands,
            plausible,
            say,
            language,
            command
        );
        Answer = new StudyAnswer
        {
            Findings = Findings,
            Figures = [("business-as-usual", Fan()), .. Contributed()],
            Tables = Tables(),
            Shown = Facts,
            Failed = [.. briefs.SelectMany(brief => brief.Failed)],
        };
    }

    /// <summary>What is written beside the page.</summary>
    public StudyAnswer Answer { get; }

    public string ToHtml() =>
        new BriefDocument
        {
            Title = first.Scenario,
            Subtitle = Asked,
            Finding = Findings,
            Facts = Facts.ToFigureTable(),
            Left = Answer.Figures[0].Figure,
            UnderLeft = Hinges is { } hinges ? SectionOf(hinges) : null,
            Right = Answer.Figures.Skip(1).FirstOrDefault().Figure,
            Sections = MixSection is { } mix ? [SectionOf(mix)] : [],
            Notes = Answer.Failed.IsEmpty ? Notes : [Sentences.Stop(Answer.FailedLine(language)), .. Notes],
            Footer = $"{command} · TradeSim {Manifest.EngineVersion}",
        }.ToHtml(language);

    /// <summary>The scenario's name.</summary>
    public string Title => first.Scenario;

    /// <summary>The tables below the facts, each with a heading and a note.</summary>
    public IEnumerable<(string Heading, ShownTable Table, string Note)> Sections =>
        new[] { Hinges, MixSection }.OfType<(string, ShownTable, string)>();

    private int Year => first.Goal.Reading.Year;

    private string Outcome => first.Goal.Reading.Name;

    private string Target => say.BoundOf(first.Goal.Bound, Value(first.Goal.Value));

    /// <summary>A column a basis: its number, and in the first table what its name has beyond the first one's.</summary>
    private string[] Bases =>
        briefs.Length == 1
            ? [say.Pick("value", "Wert", "значение")]
            :
            [
                .. briefs.Select(
                    (brief, index) =>
                        $"{Numbered(index)} {(index > 0 && brief.Scenario.StartsWith(first.Scenario + ",", StringComparison.Ordinal) ? $"…{brief.Scenario[(first.Scenario.Length + 1)..]}" : brief.Scenario)}"
                ),
            ];

    private string[] NumberedBases(string alone) => briefs.Length == 1 ? [alone] : [.. briefs.Select((_, index) => Numbered(index))];

    private static string Numbered(int index) => $"({Text(index + 1)})";

    public string Asked =>
        say.Pick(
            $"{Sentences.Capital(Outcome)}: {Target} by {Year}, {Times(first.Ratio)} times the {Number(first.Baseline)} of {first.BaselineYear}: {say.Percent(first.Growth)} a year.",
            $"{Sentences.Capital(Outcome)}: {Target} bis {Year}, das {Times(first.Ratio)}-Fache der {Number(first.Baseline)} von {first.BaselineYear}: {say.Percent(first.Growth)} im Jahr.",
            $"{Sentences.Capital(Outcome)}: {Target} к {Year} году, в {Times(first.Ratio)} раза больше, чем {Number(first.Baseline)} в {first.BaselineYear} году: {say.Percent(first.Growth)} в год."
        );

    private IReadOnlyList<string> Findings
    {
        get
        {
            var (usual, low, high) = (Value(first.Usual), Number(first.UsualBand.Low), Value(first.UsualBand.High));
            var (chances, usually) = (Listed(brief => brief.Probability.Probability), Listed(brief => brief.UsualProbability.Probability));
            var lead = say.Pick(
                $"Business as usual ends at {usual} in {Year}; forecasts of such trade leave a band from {low} to {high} (80 %). The target has a probability of {chances} with the measures, {usually} without.",
                $"Geht es weiter wie bisher, sind es {usual} im Jahr {Year}; Prognosen solchen Handels lassen ein Band von {low} bis {high} (80 %). Das Ziel hat mit den Maßnahmen eine Wahrscheinlichkeit von {chances}, ohne sie von {usually}.",
                $"Если ничего не менять, в {Year} году будет {usual}; прогнозы такой торговли оставляют полосу от {low} до {high} (80 %). Вероятность достичь цели — {chances} с мерами, {usually} без них."
            );
            return [lead, MixSentence(first)];
        }
    }

    private ShownTable Facts =>
        new(
            "",
            Bases,
            [
                Row(
                    Sentences.Capital(
                        say.Pick(
                            $"{Outcome} in {first.BaselineYear}",
                            $"{Outcome} {first.BaselineYear}",
                            $"{Outcome}, {first.BaselineYear}"
                        )
                    ),
                    brief => Value(brief.Baseline)
                ),
                Row(say.Pick($"Business as usual in {Year}", $"Weiter wie bisher, {Year}", $"Без изменений, {Year}"), brief =>
                    Value(brief.Usual)
                ),
                Row(say.Pick("Its 80 % band", "Sein 80-%-Band", "Его полоса 80 %"), brief =>
                    $"{Number(brief.UsualBand.Low)} – {Number(brief.UsualBand.High)}"
                ),
                Row(
                    say.Pick(
                        "Probability of the target without measures",
                        "Wahrscheinlichkeit des Ziels ohne Maßnahmen",
                        "Вероятность цели без мер"
                    ),
                    brief => say.Share(brief.UsualProbability.Probability)
                ),
                Row(
                    say.Pick(
                        "Probability with the measures, as likely as they are",
                        "Wahrscheinlichkeit mit den Maßnahmen, so wahrscheinlich sie sind",
                        "Вероятность с мерами, насколько вероятны сами меры"
                    ),
                    brief =>
                        $"{say.Share(brief.Probability.Probability)} ({say.Share(brief.Probability.Interval.Low)} – {say.Share(brief.Probability.Interval.High)})"
                ),
                Row(
                    say.Pick(
                        "How often pairs of this size grew that much",
                        "Wie oft Paare dieser Größe so viel wuchsen",
                        "Как часто пары такого размера так росли"
                    ),
                    BaseRateOf
                ),
                Row(
                    say.Pick(
                        $"{Year} with all measures as described",
                        $"{Year} mit allen Maßnahmen wie beschrieben",
                        $"{Year}: все меры, как описано"
                    ),
                    brief => brief.Contributions is { } item ? Value(item.End) : "–"
                ),
                Row(
                    say.Pick(
                        "All measures turned up together until it is reached",
                        "Alle Maßnahmen gemeinsam verstärkt, bis es erreicht ist",
                        "Все меры усилены вместе до достижения цели"
                    ),
                    FactorOf
                ),
                Row(
                    say.Pick(
                        "Cheapest plausible mix that reaches it",
                        "Billigster plausibler Mix, der es erreicht",
                        "Самый дешёвый правдоподобный набор, достигающий цели"
                    ),
                    brief => MixOf(brief.Cheapest)
                ),
                Row(
                    say.Pick(
                        "Cheapest mix beyond what is plausible",
                        "Billigster Mix jenseits des Plausiblen",
                        "Самый дешёвый набор за пределами правдоподобного"
                    ),
                    brief => brief.Beyond is null ? "–" : MixOf(brief.Beyond)
                ),
            ]
        );

    private (string Heading, ShownTable Table, string Note)? MixSection =>
        MixTable is not { } table
            ? null
            : (
                MixHeading,
                table,
                say.Pick(
                    $"Cost over {first.BaselineYear + 1}–{Year}, from whoever's budget; measures without a stated cost are taken as carried out.",
                    $"Kosten über {first.BaselineYear + 1}–{Year}, aus wessen Haushalt auch immer; Maßnahmen ohne Kostenangabe gelten als ausgeführt.",
                    $"Затраты за {first.BaselineYear + 1}–{Year} годы, из чьего бы бюджета ни были; меры без указанных затрат считаются выполненными."
                )
            );

    private (string Heading, ShownTable Table, string Note)? Hinges =>
        first.Hinges is null
            ? null
            : (
                say.Pick("What the answer hinges on", "Woran die Antwort hängt", "От чего зависит ответ"),
                HingesTable,
                say.Pick(
                    "Share of the spread of what is drawn, with interactions (Sobol').",
                    "Anteil an der Streuung dessen, was gezogen wird, mit Wechselwirkungen (Sobol').",
                    "Доля в разбросе того, что разыгрывается, с взаимодействиями (Соболь)."
                )
            );

    private static BriefSection SectionOf((string Heading, ShownTable Table, string Note) section) =>
        new(section.Heading, section.Table.ToFigureTable(), section.Note);

    public IReadOnlyList<string> Notes =>
        [
            say.Pick(
                $"Bands are as wide as forecasts by the growth of both economies missed in the past: of {bands.Forecasts} such forecasts 1 to {HistoricalBands.Horizons} years ahead, {Percent(bands.Coverage)} came within their 80 % band, in years that were held back. They hold prices, exchange rates, sanctions and re-exports, which the model does not.",
                $"Bänder sind so breit, wie Prognosen aus dem Wachstum beider Wirtschaften früher danebenlagen: Von {bands.Forecasts} solchen Prognosen über 1 bis {HistoricalBands.Horizons} Jahre lagen {Percent(bands.Coverage)} in ihrem 80-%-Band, in zurückgehaltenen Jahren. In ihnen stecken Preise, Wechselkurse, Sanktionen und Wiederausfuhren, die das Modell nicht kennt.",
                $"Ширина полос — прошлые ошибки прогнозов по росту обеих экономик: из {bands.Forecasts} таких прогнозов на 1–{HistoricalBands.Horizons} лет {Percent(bands.Coverage)} попали в свою полосу 80 %, на отложенных годах. В них — цены, курсы, санкции и реэкспорт, которых модель не знает."
            ),
            say.Pick(
                "The base rate counts overlapping windows in current dollars, some pairs from both sides: it is rough. The mix is the best found, not a proof. Contributions are Shapley values: they add up.",
                "Die Grundrate zählt überlappende Zeiträume in laufenden Dollar, manche Paare von beiden Seiten: Sie ist grob. Der Mix ist der beste gefundene, kein Beweis. Beiträge sind Shapley-Werte: Sie addieren sich.",
                "Базовая частота считает перекрывающиеся промежутки в текущих долларах, некоторые пары — с обеих сторон: она груба. Набор мер — лучший из найденных, это не доказательство. Вклады — значения Шепли: они складываются."
            ),
        ];

    private (string, IReadOnlyList<string>) Row(string name, Func<TargetBrief, string> cell) => (name, [.. briefs.Select(cell)]);

    private string BaseRateOf(TargetBrief brief) =>
        brief.BaseRate is { } rate
            ? say.Pick(
                $"{rate.Reached.Length} of {rate.Windows} ({say.Share(rate.Share)})",
                $"{rate.Reached.Length} von {rate.Windows} ({say.Share(rate.Share)})",
                $"{rate.Reached.Length} из {rate.Windows} ({say.Share(rate.Share)})"
            )
        : brief.Goal.Bound == Bound.AtMost || brief.Ratio <= 1 ? "–" // nobody asks for growth
        : say.Pick("none seen that long", "keines so lang beobachtet", "наблюдений нет");

    private string FactorOf(TargetBrief brief) =>
        brief.CommonFactor switch
        {
            null => "–",
            { Answer: { } answer } => $"× {Times(answer.Position)}",
            { Closest: var closest } => say.Pick(
                $"never: {Number(closest.Value!.Value)} at × {Times(closest.Position)}",
                $"nie: {Number(closest.Value!.Value)} bei × {Times(closest.Position)}",
                $"никогда: {Number(closest.Value!.Value)} при × {Times(closest.Position)}"
            ),
        };

    private string MixOf(MixResult? result) =>
        result switch
        {
            null => say.Pick("no prices", "keine Preise", "нет цен"),
            { Answer: { } answer } => Value(answer.Cost),
            { Closest: var closest } => say.Pick(
                $"none: {Number(closest.Value)} for {Value(closest.Cost)}",
                $"keiner: {Number(closest.Value)} für {Value(closest.Cost)}",
                $"нет: {Number(closest.Value)} за {Value(closest.Cost)}"
            ),
        };

    private string MixSentence(TargetBrief brief) =>
        brief.Cheapest switch
        {
            null => say.Pick(
                "No measure has a stated cost, so no mix can be called the cheapest.",
                "Für keine Maßnahme sind Kosten angegeben; so lässt sich kein Mix den billigsten nennen.",
                "Ни у одной меры не указаны затраты, и назвать самый дешёвый набор нельзя."
            ),
            { Answer: { } answer } => say.Pick(
                $"The cheapest plausible mix that reaches the target costs {Value(answer.Cost)}: {Turned(brief.Cheapest.Levers, answer)}.",
                $"Der billigste plausible Mix, der das Ziel erreicht, kostet {Value(answer.Cost)}: {Turned(brief.Cheapest.Levers, answer)}.",
                $"Самый дешёвый правдоподобный набор, достигающий цели, стоит {Value(answer.Cost)}: {Turned(brief.Cheapest.Levers, answer)}."
            ),
            { Closest: var closest } => OutOfReach(brief, closest),
        };

    private string OutOfReach(TargetBrief brief, Mix closest)
    {
        var text = Sentences.Stop(
            say.Pick(
                $"No plausible mix (each measure at most × {Times(plausible)} of what is described) reaches it; the furthest one comes is {Value(closest.Value)}, for {Value(closest.Cost)}",
                $"Kein plausibler Mix (jede Maßnahme höchstens × {Times(plausible)} des Beschriebenen) erreicht es; am weitesten kommt man auf {Value(closest.Value)}, für {Value(closest.Cost)}",
                $"Ни один правдоподобный набор (каждая мера не более × {Times(plausible)} от описанного) её не достигает; самое большее — {Value(closest.Value)}, за {Value(closest.Cost)}"
            )
        );
        return brief.Beyond switch
        {
            { Answer: { } answer } beyond =>
                $"{text} {say.Pick($"Beyond that, the cheapest costs {Value(answer.Cost)}: {Turned(beyond.Levers, answer)}.", $"Jenseits davon kostet der billigste {Value(answer.Cost)}: {Turned(beyond.Levers, answer)}.", $"За этими пределами самый дешёвый стоит {Value(answer.Cost)}: {Turned(beyond.Levers, answer)}.")}",
            { Closest: var furthest } =>
                $"{text} {Sentences.Stop(say.Pick($"Even turned up as far as they go, these measures end at {Value(furthest.Value)}", $"Selbst aufs Äußerste verstärkt enden diese Maßnahmen bei {Value(furthest.Value)}", $"Даже усиленные до предела, эти меры дают {Value(furthest.Value)}"))}",
            null => text,
        };
    }

    private string Turned(ImmutableArray<PricedLever> levers, Mix mix) =>
        string.Join(
            ", ",
            levers
                .Zip(mix.Positions)
                .Where(item => item.Second > Least)
                .OrderByDescending(item => item.Second * item.First.Cost)
                .Select(item => $"{Short(item.First.Lever.Name)} × {Times(item.Second)}")
        );

    /// <summary>The mix that the page speaks of: the plausible one, or the one beyond where that does not reach the target.</summary>
    private static (MixResult Result, Mix Mix)? Told(TargetBrief brief) =>
        brief switch
        {
            { Cheapest: { Answer: { } answer } result } => (result, answer),
            { Beyond: { Answer: { } answer } result } => (result, answer),
            { Beyond: { Closest: var closest } result } => (result, closest),
            { Cheapest: { Closest: var closest } result } => (result, closest),
            _ => null,
        };

    private string MixHeading =>
        Told(first) is { Result: var result, Mix: var mix } && first.Goal.IsMetBy(mix.Value)
            ? result == first.Cheapest
                ? say.Pick("The cheapest plausible mix", "Der billigste plausible Mix", "Самый дешёвый правдоподобный набор")
                : say.Pick(
                    "The cheapest mix, beyond the plausible",
                    "Der billigste Mix, jenseits des Plausiblen",
                    "Самый дешёвый набор, за пределами правдоподобного"
                )
            : say.Pick("As far as the measures go", "So weit die Maßnahmen reichen", "Предел возможностей мер");

    private ShownTable? MixTable
    {
        get
        {
            // Scenarios need not have the same levers: each column has its own, by name.
            var told = briefs
                .Select(brief =>
                    Told(brief) is { Result: var result, Mix: var mix }
                        ? result
                            .Levers.Zip(mix.Positions, (lever, position) => (lever.Lever.Name, Position: position, lever.Cost))
                            .ToArray()
                        : []
                )
                .ToArray();
            if (told.All(levers => levers.Length == 0))
                return null;
            string[] turned =
            [
                .. told.SelectMany(levers => levers)
                    .GroupBy(lever => lever.Name)
                    .Where(column => column.Any(lever => lever.Position > Least))
                    .Select(column => column.Key),
            ];
            string[] CellsOf((string Name, double Position, double Cost)[] levers, string name) =>
                levers.FirstOrDefault(lever => lever.Name == name) is { Name: not null } lever
                    ? [$"× {Times(lever.Position)}", Number(lever.Position * lever.Cost)]
                    : ["–", "–"];
            var (turn, cost) = (
                say.Pick("turned to", "Stellung", "уровень"),
                say.Pick("cost, million USD", "Kosten, Mio. USD", "затраты, млн долл.")
            );
            return new ShownTable(
                say.Pick("measure (× 1 is as described)", "Maßnahme (× 1 ist wie beschrieben)", "мера (× 1 — как описано)"),
                [
                    .. briefs.SelectMany(
                        (_, index) =>
                            briefs.Length == 1 ? (string[])[turn, cost] : [$"{Numbered(index)} {turn}", $"{Numbered(index)} {cost}"]
                    ),
                ],
                [
                    .. turned.Select(name => (Short(name), (IReadOnlyList<string>)[.. told.SelectMany(levers => CellsOf(levers, name))])),
                    (
                        say.Pick(
                            $"all: {Outcome} in {Year}, cost",
                            $"zusammen: {Outcome} {Year}, Kosten",
                            $"всего: {Outcome}, {Year}; затраты"
                        ),
                        [
                            .. briefs.SelectMany(brief =>
                                Told(brief) is { Mix: var mix } ? (string[])[Number(mix.Value), Number(mix.Cost)] : ["–", "–"]
                            ),
                        ]
                    ),
                ]
            );
        }
    }

    private ShownTable HingesTable =>
        new(
            say.Pick("not known", "nicht bekannt", "неизвестно"),
            NumberedBases(say.Pick("share", "Anteil", "доля")),
            [
                .. first
                    .Hinges!.Factors.Take(MostHinges)
                    .Select(item =>
                        Row(Short(item.Factor), brief =>
                            brief.Hinges?.Factors.FirstOrDefault(other => other.Factor == item.Factor) is { } found
                                ? say.Share(Math.Max(0, found.Total.Value))
                                : "–"
                        )
                    ),
            ]
        );

    private LineChart Fan() =>
        new(
            new FigureText(
                say.Pick(
                    $"Business as usual: {Number(first.Usual)} in {Year}",
                    $"Weiter wie bisher: {Number(first.Usual)} im Jahr {Year}",
                    $"Без изменений: {Number(first.Usual)} в {Year} году"
                ),
                say.Pick(
                    $"{Sentences.Capital(Outcome)} with bands of 50 and 80 %",
                    $"{Sentences.Capital(Outcome)} mit Bändern von 50 und 80 %",
                    $"{Sentences.Capital(Outcome)}, полосы 50 и 80 %"
                )
            ),
            Axis.Years,
            say.AxisOf(first.Unit),
            first.UsualFan.Select(year => (double)year.Year),
            [say.Fan(first.UsualFan)],
            say.LineOf(Number(first.Goal.Value), first.Goal.Value, Year)
        );

    private IEnumerable<(string, Figure)> Contributed()
    {
        if (first.Contributions is not { } result)
            yield break;
        var largest = result.Contributions.MaxBy(item => Math.Abs(item.Value))!;
        var sorted = result.Contributions.OrderByDescending(item => Math.Abs(item.Value)).ToArray();
        var none = result.Start - result.Baseline;
        List<Step> steps =
        [
            .. Math.Abs(none) < 1e-6 * Math.Abs(result.End) ? [] : (Step[])[new(say.Pick("otherwise", "sonst", "прочее"), none)],
            .. sorted.Take(MostSteps).Select(item => new Step(Short(item.Name), item.Value)),
        ];
        if (sorted.Length > MostSteps)
            steps.Add(new Step(say.Pick("others", "weitere", "прочие"), sorted.Skip(MostSteps).Sum(item => item.Value)));
        yield return (
            "contributions",
            new Waterfall(
                new FigureText(
                    say.Pick(
                        $"{Sentences.Capital(Short(largest.Name))} changes it most: {say.Change(largest.Value, first.Unit)}",
                        $"Am meisten ändert {Short(largest.Name)}: {say.Change(largest.Value, first.Unit)}",
                        $"Сильнее всего меняет {Short(largest.Name)}: {say.Change(largest.Value, first.Unit)}"
                    ),
                    say.Pick(
                        "What growth and each measure contribute",
                        "Was Wachstum und jede Maßnahme beitragen",
                        "Вклад роста и каждой меры"
                    )
                ),
                say.AxisOf(first.Unit),
                Text(first.BaselineYear),
                result.Baseline,
                steps,
                Text(Year),
                say.LineOf(Number(first.Goal.Value), first.Goal.Value)
            )
        );
    }

    private IReadOnlyList<StudyTable> Tables() =>
        [
            new StudyTable(
                "brief",
                ["scenario", "figure", "value"],
                briefs.SelectMany(brief =>
                    Numbers(brief)
                        .Where(item => item.Value is not null)
                        .Select(item => new object?[] { brief.Scenario, item.Name, item.Value })
                )
            ),
            new StudyTable(
                "contributions",
                ["scenario", "step", "value"],
                from brief in briefs
                where brief.Contributions is not null
                from item in brief.Contributions!.Contributions
                select new object?[] { brief.Scenario, item.Name, item.Value }
            ),
            new StudyTable(
                "mix",
                ["scenario", "lever", "position", "cost"],
                from brief in briefs
                let told = Told(brief)
                where told is not null
                from k in Enumerable.Range(0, told.Value.Result.Levers.Length)
                let lever = told.Value.Result.Levers[k]
                select new object?[]
                {
                    brief.Scenario,
                    lever.Lever.Name,
                    told.Value.Mix.Positions[k],
                    told.Value.Mix.Positions[k] * lever.Cost,
                }
            ),
            new StudyTable(
                "hinges",
                ["scenario", "factor", "first", "total"],
                from brief in briefs
                where brief.Hinges is not null
                from item in brief.Hinges!.Factors
                select new object?[] { brief.Scenario, item.Factor, item.First.Value, item.Total.Value }
            ),
        ];

    private static IEnumerable<(string Name, double? Value)> Numbers(TargetBrief brief) =>
        [
            ("target", brief.Goal.Value),
            ("baseline", brief.Baseline),
            ("usual", brief.Usual),
            ("usual_low_80", brief.UsualBand.Low),
            ("usual_high_80", brief.UsualBand.High),
            ("usual_probability", brief.UsualProbability.Probability),
            ("probability", brief.Probability.Probability),
            ("probability_low_95", brief.Probability.Interval.Low),
            ("probability_high_95", brief.Probability.Interval.High),
            ("base_rate_reached", brief.BaseRate?.Reached.Length),
            ("base_rate_windows", brief.BaseRate?.Windows),
            ("with_policies", brief.Contributions?.End),
            ("common_factor", brief.CommonFactor?.Answer?.Position),
            ("plausible_mix_cost", brief.Cheapest?.Answer?.Cost),
            ("plausible_furthest", brief.Cheapest?.Closest.Value),
            ("beyond_mix_cost", brief.Beyond?.Answer?.Cost),
            ("beyond_furthest", brief.Beyond?.Closest.Value),
        ];

    /// <summary>A path as a reader would say it; the file's own names stay.</summary>
    private string Short(string path)
    {
        var parts = path.Split(" & ");
        if (parts.Length > 1)
            return $"{Short(parts[0])} + {parts.Length - 1}";
        var word =
            path == "assumptions.growth" || path.StartsWith("assumptions.growth.", StringComparison.Ordinal)
                ? say.Pick("growth", "Wachstum", "рост")
            : path == "assumptions.adjustment" ? say.Pick("speed of adjustment", "Tempo der Anpassung", "скорость приспособления")
            : path.StartsWith("assumptions.elasticities", StringComparison.Ordinal)
                ? say.Pick("trade elasticity", "Handelselastizität", "эластичность торговли")
            : path.StartsWith("policies.", StringComparison.Ordinal) ? Policy(path["policies.".Length..])
            : path;
        var last = path.Split('.');
        return last.Length > 2 && last[0] == "assumptions" && !word.Contains(last[^1], StringComparison.Ordinal)
            ? $"{word}, {last[^1]}"
            : word;
    }

    private static string Policy(string name)
    {
        var intensity = name.EndsWith(".intensity", StringComparison.Ordinal) ? name[..^".intensity".Length] : name;
        return intensity.Replace(".", ": ", StringComparison.Ordinal);
    }

    private string Listed(Func<TargetBrief, double> share) =>
        briefs.Length == 1
            ? say.Share(share(first))
            : string.Join(", ", briefs.Select((brief, index) => $"{say.Share(share(brief))} {Numbered(index)}"));

    private string Value(double millions) => $"{Number(millions)} {say.Pick("million USD", "Mio. USD", "млн долл.")}";

    private string Number(double value) =>
        value.ToString(
            Math.Abs(value) >= 100 ? "#,0"
                : Math.Abs(value) >= 10 ? "0.0"
                : "0.##",
            language.Culture
        );

    private string Percent(double? share) => share is { } value ? say.Share(value) : "–";

    private string Times(double value) => value.ToString("0.##", language.Culture);

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
