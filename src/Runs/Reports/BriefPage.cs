using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Figures.Report;
using TradeSim.Runs.Provenance;
using TradeSim.Studies.Briefs;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Tables;
using Step = TradeSim.Figures.Contribution;

namespace TradeSim.Runs.Reports;

/// <summary>Briefs of one target on one or more statistical bases, in the reader's language: for the terminal, for paper, and as
/// tables.</summary>
internal sealed class BriefPage
{
    private const int MostDrivers = 5;
    private const double Least = 0.005; // of a lever: below, it is not turned
    private const int MostSteps = 7; // the sheet is one page; the table beside it has all

    private readonly ImmutableArray<TargetBrief> briefs;
    private readonly TargetBrief first;
    private readonly double plausible;
    private readonly Sentences say;
    private readonly StudySentences texts;
    private readonly ReportLanguage language;
    private readonly string command;

    public BriefPage(ImmutableArray<TargetBrief> briefs, double plausible, Sentences say, ReportLanguage language, string command)
    {
        (this.briefs, first, this.plausible, this.say, this.language, this.command) = (
            briefs,
            briefs[0],
            plausible,
            say,
            language,
            command
        );
        texts = new StudySentences(say);
        Answer = new StudyAnswer
        {
            Findings = Findings,
            Figures = [("business-as-usual", Fan()), .. Contributed()],
            Tables = Tables(),
            Shown = Facts,
            Failed = [.. briefs.SelectMany(brief => brief.Failed)],
        };
    }

    /// <summary>Files beside the page.</summary>
    public StudyAnswer Answer { get; }

    public string ToHtml() =>
        new BriefDocument
        {
            Title = first.Scenario,
            Subtitle = Question,
            Finding = Findings,
            Facts = Facts.ToFigureTable(),
            Left = Answer.Figures[0].Figure,
            UnderLeft = Drivers is { } drivers ? SectionOf(drivers) : null,
            Right = Answer.Figures.Skip(1).FirstOrDefault().Figure,
            Sections = MixSection is { } mix ? [SectionOf(mix)] : [],
            Notes = Answer.Failed.IsEmpty ? Notes : [Sentences.Stop(Answer.FailedLine(language)), .. Notes],
            Footer = $"{command} · TradeSim {Manifest.EngineVersion}",
        }.ToHtml(language);

    /// <summary>The scenario's name.</summary>
    public string Title => first.Scenario;

    /// <summary>The tables below the facts, each with a heading and a note.</summary>
    public IEnumerable<(string Heading, ShownTable Table, string Note)> Sections =>
        new[] { Drivers, MixSection }.OfType<(string, ShownTable, string)>();

    private int Year => first.Goal.Reading.Year;

    private string Outcome => say.Names.Outcome(first.Goal.Reading.Name);

    private string Target => say.BoundOf(first.Goal.Bound, Value(first.Goal.Value));

    /// <summary>A column a basis: its number, and in the first table what its name has beyond the first one's.</summary>
    private string[] Bases =>
        briefs.Length == 1
            ? [say.Translate("value")]
            :
            [
                .. briefs.Select(
                    (brief, index) =>
                        $"{Numbered(index)} "
                        + (
                            index > 0 && brief.Scenario.StartsWith(first.Scenario + ",", StringComparison.Ordinal)
                                ? $"…{brief.Scenario[(first.Scenario.Length + 1)..]}"
                                : brief.Scenario
                        )
                ),
            ];

    private string[] NumberedBases(string alone) => briefs.Length == 1 ? [alone] : [.. briefs.Select((_, index) => Numbered(index))];

    private static string Numbered(int index) => $"({Text(index + 1)})";

    public string Question =>
        say.Translate(
            $"{Sentences.Capital(Outcome)}: {Target} by {Year}, {say.Times(Times(first.Ratio))} the {Number(first.Baseline)} of "
                + $"{first.BaselineYear}: {say.Percent(first.Growth)} a year."
        );

    private IReadOnlyList<string> Findings
    {
        get
        {
            var lead = Sentences.Stop(
                say.Translate(
                    $"Without measures, {Outcome} reaches {Value(first.Usual)} in {Year}; the 80 % {Kind} is {Band(first.Without)}"
                )
            );
            return
            [
                lead,
                .. briefs.Select((brief, index) => Chance(brief, briefs.Length == 1 ? "" : $"{Numbered(index)} ")),
                .. briefs.Select((brief, index) => Reacted(brief, briefs.Length == 1 ? "" : $"{Numbered(index)} ")).OfType<string>(),
                MixSentence(first),
            ];
        }
    }

    /// <summary>What changes when governments react; null: they have no rules.</summary>
    private string? Reacted(TargetBrief brief, string number)
    {
        if (brief.Reactions is not { } reactions)
            return null;
        var (with, without, count) = (Value(reactions.With), Value(reactions.Without), reactions.Decisions);
        return number
            + Sentences.Stop(
                say.Plural(
                    count,
                    $"With all measures and governments that react by their rules ({count} decision), "
                        + $"{Outcome} reaches {with} in {Year}; without reactions {without}",
                    $"With all measures and governments that react by their rules ({count} decisions), "
                        + $"{Outcome} reaches {with} in {Year}; without reactions {without}"
                )
            );
    }

    /// <summary>What the widest band includes.</summary>
    private string Kind => texts.Kind(first.Without.Kind);

    private string Band(BriefOutlook outlook, UncertaintyKind? kind = null)
    {
        var fan = kind == UncertaintyKind.ModelSpread ? outlook.Spread : outlook.Widest;
        var quantiles = fan[first.Goal.Reading.YearIndex].Quantiles;
        return $"{Number(quantiles[0])} – {Value(quantiles[^1])}";
    }

    private string Chance(TargetBrief brief, string number)
    {
        var spread = brief.With.SpreadProbability;
        var (of, likely) = (texts.OfSimulations(spread.Cases), say.Percent(spread.Probability));
        var measures =
            spread.Reached == 0
                ? say.Plural(
                    spread.Cases,
                    $"None of {spread.Cases} simulation reaches {Target} through the measures alone.",
                    $"None of {spread.Cases} simulations reaches {Target} through the measures alone."
                )
                : say.Plural(
                    spread.Reached,
                    $"{spread.Reached} {of} reaches {Target} through the measures alone (model spread: {likely}).",
                    $"{spread.Reached} {of} reach {Target} through the measures alone (model spread: {likely})."
                );
        return (brief.With.BandProbability, brief.Without.BandProbability) is ({ } with, { } without)
            ? number
                + measures
                + " "
                + say.Translate(
                    $"Allowing for past forecast errors, the probability is {say.Share(with.Probability)} with the measures and "
                        + $"{say.Share(without.Probability)} without (forecast band)."
                )
            : number + measures;
    }

    private string ChanceOf(GoalProbability? probability) =>
        probability is null
            ? "–"
            : $"{say.Share(probability.Probability)} ({say.Share(probability.Interval.Low)} – {say.Share(probability.Interval.High)})";

    private ShownTable Facts =>
        new(
            "",
            Bases,
            [
                Row(Sentences.Capital(say.Translate($"{Outcome} in {first.BaselineYear}", "column")), brief => Value(brief.Baseline)),
                Row(say.Translate($"Business as usual in {Year}"), brief => Value(brief.Usual)),
                Row(say.Translate("Without measures: 80 % model spread"), brief => Band(brief.Without, UncertaintyKind.ModelSpread)),
                Row(say.Translate("Without measures: 80 % forecast band"), brief => brief.Without.Band is null ? "–" : Band(brief.Without)),
                Row(say.Translate("With measures: 80 % model spread"), brief => Band(brief.With, UncertaintyKind.ModelSpread)),
                Row(say.Translate("With measures: 80 % forecast band"), brief => brief.With.Band is null ? "–" : Band(brief.With)),
                Row(say.Translate("Probability without measures (model spread)"), brief => ChanceOf(brief.Without.SpreadProbability)),
                Row(say.Translate("Probability without measures (forecast band)"), brief => ChanceOf(brief.Without.BandProbability)),
                Row(
                    say.Translate("Probability with measures, allowing for the probability that each is implemented (model spread)"),
                    brief => ChanceOf(brief.With.SpreadProbability)
                ),
                Row(
                    say.Translate("Probability with measures, allowing for the probability that each is implemented (forecast band)"),
                    brief => ChanceOf(brief.With.BandProbability)
                ),
                Row(say.Translate("How often pairs of this size grew that much"), BaseRateOf),
                Row(say.Translate($"{Year} with all measures as described"), brief =>
                    brief.Contributions is { } item ? Value(item.End) : "–"
                ),
                Row(say.Translate("Factor by which all measures would have to be scaled"), FactorOf),
                Row(say.Translate("Cheapest plausible mix that reaches it"), brief => MixOf(brief.Cheapest)),
                Row(say.Translate("Cheapest mix beyond the plausible range"), brief => brief.Beyond is null ? "–" : MixOf(brief.Beyond)),
            ]
        );

    private (string Heading, ShownTable Table, string Note)? MixSection =>
        MixTable is not { } table
            ? null
            : (
                MixHeading,
                table,
                say.Translate(
                    $"Cost over {first.BaselineYear + 1}–{Year}, across all budgets; measures without a stated cost are assumed to be "
                        + $"implemented."
                )
            );

    private (string Heading, ShownTable Table, string Note)? Drivers =>
        first.Drivers is null
            ? null
            : (
                say.Translate("Drivers of the result"),
                DriversTable,
                say.Translate("Share of the variance of the model spread, with interactions (Sobol').")
            );

    private static BriefSection SectionOf((string Heading, ShownTable Table, string Note) section) =>
        new(section.Heading, section.Table.ToFigureTable(), section.Note);

    public IReadOnlyList<string> Notes =>
        [
            .. first.Errors is { } errors
                ? texts
                    .Past(errors, first.PairErrors, Year - first.BaselineYear)
                    .Append(
                        say.Translate(
                            "Forecast errors include price, exchange-rate, sanctions and re-export effects, which the model does not "
                                + "cover. They multiply solved flows; the market is not solved again."
                        )
                    )
                : [],
            say.Translate(
                "The base rate counts overlapping windows in current dollars, some pairs from both sides, so it is rough. The mix is "
                    + "the best found; it is not proven optimal. Contributions are Shapley values, which add up."
            ),
        ];

    private (string, IReadOnlyList<string>) Row(string name, Func<TargetBrief, string> cell) => (name, [.. briefs.Select(cell)]);

    private string BaseRateOf(TargetBrief brief) =>
        brief.BaseRate is { } rate ? say.Translate($"{rate.Reached.Length} of {rate.Windows} ({say.Share(rate.Share)})")
        : brief.Goal.Bound == Bound.AtMost || brief.Ratio <= 1 ? "–" // no growth required
        : say.Translate("none seen that long");

    private string FactorOf(TargetBrief brief) =>
        brief.CommonFactor switch
        {
            null => "–",
            { Answer: { } answer } => $"× {Times(answer.Position)}",
            { Closest: var closest } => say.Translate($"never: {Number(closest.Value!.Value)} at × {Times(closest.Position)}"),
        };

    private string MixOf(MixResult? result) =>
        result switch
        {
            null => say.Translate("no costs stated"),
            { Answer: { } answer } => Value(answer.Cost),
            { Closest: var closest } => say.Translate($"none: {Number(closest.Value)} for {Value(closest.Cost)}"),
        };

    private string MixSentence(TargetBrief brief) =>
        brief.Cheapest switch
        {
            null => say.Translate("No measure has a stated cost, so no mix can be called the cheapest."),
            { Answer: { } answer } => say.Translate(
                $"The cheapest plausible mix that reaches the target costs {Value(answer.Cost)}: {Turned(brief.Cheapest.Levers, answer)}."
            ),
            { Closest: var closest } => OutOfReach(brief, closest),
        };

    private string OutOfReach(TargetBrief brief, Mix closest)
    {
        var text = Sentences.Stop(
            say.Translate(
                $"No plausible mix (each measure at intensity {Times(plausible)} or less) reaches it; the best attainable "
                    + $"value is {Value(closest.Value)}, for {Value(closest.Cost)}"
            )
        );
        return brief.Beyond switch
        {
            { Answer: { } answer } beyond => text
                + " "
                + say.Translate($"Beyond that, the cheapest costs {Value(answer.Cost)}: {Turned(beyond.Levers, answer)}."),
            { Closest: var furthest } => text
                + " "
                + Sentences.Stop(say.Translate($"Even at their highest intensity, these measures reach only {Value(furthest.Value)}")),
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
    private static (MixResult Result, Mix Mix)? MixOf(TargetBrief brief) =>
        brief switch
        {
            { Cheapest: { Answer: { } answer } result } => (result, answer),
            { Beyond: { Answer: { } answer } result } => (result, answer),
            { Beyond: { Closest: var closest } result } => (result, closest),
            { Cheapest: { Closest: var closest } result } => (result, closest),
            _ => null,
        };

    private string MixHeading =>
        MixOf(first) is { Result: var result, Mix: var mix } && first.Goal.IsMetBy(mix.Value)
            ? result == first.Cheapest
                ? say.Translate("The cheapest plausible mix")
                : say.Translate("The cheapest mix, beyond the plausible")
            : say.Translate("Highest intensity of all measures");

    private ShownTable? MixTable
    {
        get
        {
            // Scenarios need not have the same levers: each column has its own, by name.
            var mixOf = briefs
                .Select(brief =>
                    MixOf(brief) is { Result: var result, Mix: var mix }
                        ? result
                            .Levers.Zip(mix.Positions, (lever, position) => (lever.Lever.Name, Position: position, lever.Cost))
                            .ToArray()
                        : []
                )
                .ToArray();
            if (mixOf.All(levers => levers.Length == 0))
                return null;
            string[] turned =
            [
                .. mixOf
                    .SelectMany(levers => levers)
                    .GroupBy(lever => lever.Name)
                    .Where(column => column.Any(lever => lever.Position > Least))
                    .Select(column => column.Key),
            ];
            string[] CellsOf((string Name, double Position, double Cost)[] levers, string name) =>
                levers.FirstOrDefault(lever => lever.Name == name) is { Name: not null } lever
                    ? [$"× {Times(lever.Position)}", Number(lever.Position * lever.Cost)]
                    : ["–", "–"];
            var (turn, cost) = (say.Translate("intensity"), say.Translate("cost, million USD"));
            return new ShownTable(
                say.Translate("measure (× 1 is as described)"),
                [
                    .. briefs.SelectMany(
                        (_, index) =>
                            briefs.Length == 1 ? (string[])[turn, cost] : [$"{Numbered(index)} {turn}", $"{Numbered(index)} {cost}"]
                    ),
                ],
                [
                    .. turned.Select(name => (Short(name), (IReadOnlyList<string>)[.. mixOf.SelectMany(levers => CellsOf(levers, name))])),
                    (
                        say.Translate($"all: {Outcome} in {Year}, cost"),
                        [
                            .. briefs.SelectMany(brief =>
                                MixOf(brief) is { Mix: var mix } ? (string[])[Number(mix.Value), Number(mix.Cost)] : ["–", "–"]
                            ),
                        ]
                    ),
                ]
            );
        }
    }

    private ShownTable DriversTable =>
        new(
            say.Translate("uncertain parameter"),
            NumberedBases(say.Translate("share")),
            [
                .. first
                    .Drivers!.Factors.Take(MostDrivers)
                    .Select(item =>
                        Row(Short(item.Factor), brief =>
                            brief.Drivers?.Factors.FirstOrDefault(other => other.Factor == item.Factor) is { } found
                                ? say.Share(Math.Max(0, found.Total.Value))
                                : "–"
                        )
                    ),
            ]
        );

    private LineChart Fan() =>
        new(
            new FigureText(
                say.Translate($"Business as usual: {Number(first.Usual)} in {Year}"),
                say.Translate($"{Sentences.Capital(Outcome)} without measures: {Kind}, 50 % and 80 %")
            ),
            Axis.Years,
            say.AxisOf(first.Unit),
            first.Without.Widest.Select(year => (double)year.Year),
            [say.Fan(first.Without.Widest)],
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
            .. Math.Abs(none) < 1e-6 * Math.Abs(result.End) ? [] : (Step[])[new(say.Translate("otherwise"), none)],
            .. sorted.Take(MostSteps).Select(item => new Step(Short(item.Name), item.Value)),
        ];
        if (sorted.Length > MostSteps)
            steps.Add(new Step(say.Translate("others", "measures"), sorted.Skip(MostSteps).Sum(item => item.Value)));
        yield return (
            "contributions",
            new Waterfall(
                new FigureText(
                    Sentences.Capital(
                        say.Translate($"the largest contribution is {Short(largest.Name)}: {say.Change(largest.Value, first.Unit)}")
                    ),
                    say.Translate("What growth and each measure contribute")
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
                let mixOf = MixOf(brief)
                where mixOf is not null
                from k in Enumerable.Range(0, mixOf.Value.Result.Levers.Length)
                let lever = mixOf.Value.Result.Levers[k]
                select new object?[]
                {
                    brief.Scenario,
                    lever.Lever.Name,
                    mixOf.Value.Mix.Positions[k],
                    mixOf.Value.Mix.Positions[k] * lever.Cost,
                }
            ),
            new StudyTable(
                "drivers",
                ["scenario", "factor", "first", "total"],
                from brief in briefs
                where brief.Drivers is not null
                from item in brief.Drivers!.Factors
                select new object?[] { brief.Scenario, item.Factor, item.First.Value, item.Total.Value }
            ),
        ];

    private double? End(ImmutableArray<FanYear>? fan, int quantile) => fan?[first.Goal.Reading.YearIndex].Quantiles[quantile];

    private IEnumerable<(string Name, double? Value)> Numbers(TargetBrief brief) =>
        [
            ("target", brief.Goal.Value),
            ("baseline", brief.Baseline),
            ("usual", brief.Usual),
            ("without_measures_model_spread_low_80", End(brief.Without.Spread, 0)),
            ("without_measures_model_spread_high_80", End(brief.Without.Spread, 4)),
            ("without_measures_model_spread_probability", brief.Without.SpreadProbability.Probability),
            ("without_measures_model_spread_probability_low_95", brief.Without.SpreadProbability.Interval.Low),
            ("without_measures_model_spread_probability_high_95", brief.Without.SpreadProbability.Interval.High),
            ("without_measures_forecast_band_low_80", End(brief.Without.Band, 0)),
            ("without_measures_forecast_band_high_80", End(brief.Without.Band, 4)),
            ("without_measures_forecast_band_probability", brief.Without.BandProbability?.Probability),
            ("without_measures_forecast_band_probability_low_95", brief.Without.BandProbability?.Interval.Low),
            ("without_measures_forecast_band_probability_high_95", brief.Without.BandProbability?.Interval.High),
            ("with_measures_model_spread_low_80", End(brief.With.Spread, 0)),
            ("with_measures_model_spread_high_80", End(brief.With.Spread, 4)),
            ("with_measures_model_spread_probability", brief.With.SpreadProbability.Probability),
            ("with_measures_model_spread_probability_low_95", brief.With.SpreadProbability.Interval.Low),
            ("with_measures_model_spread_probability_high_95", brief.With.SpreadProbability.Interval.High),
            ("with_measures_forecast_band_low_80", End(brief.With.Band, 0)),
            ("with_measures_forecast_band_high_80", End(brief.With.Band, 4)),
            ("with_measures_forecast_band_probability", brief.With.BandProbability?.Probability),
            ("with_measures_forecast_band_probability_low_95", brief.With.BandProbability?.Interval.Low),
            ("with_measures_forecast_band_probability_high_95", brief.With.BandProbability?.Interval.High),
            ("base_rate_reached", brief.BaseRate?.Reached.Length),
            ("base_rate_windows", brief.BaseRate?.Windows),
            ("with_policies", brief.Contributions?.End),
            ("with_reactions", brief.Reactions?.With),
            ("without_reactions", brief.Reactions?.Without),
            ("common_factor", brief.CommonFactor?.Answer?.Position),
            ("plausible_mix_cost", brief.Cheapest?.Answer?.Cost),
            ("plausible_furthest", brief.Cheapest?.Closest.Value),
            ("beyond_mix_cost", brief.Beyond?.Answer?.Cost),
            ("beyond_furthest", brief.Beyond?.Closest.Value),
        ];

    private string Short(string path) => say.Names.Path(path);

    private string Value(double millions) => $"{Number(millions)} {say.Translate("million USD")}";

    private string Number(double value) =>
        value.ToString(
            Math.Abs(value) >= 100 ? "#,0"
                : Math.Abs(value) >= 10 ? "0.0"
                : "0.##",
            language.Culture
        );

    private string Times(double value) => value.ToString("0.##", language.Culture);

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
