using System.Globalization;
using TradeSim.Baselines.World;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Figures.Translations;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.Explaining;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs.Reports;

/// <summary>The sentences about a run, in the languages of the reports; numbers in the reader's notation.</summary>
internal sealed class Sentences
{
    private const string RatioUnit = "ratio to the baseline year";

    private readonly ReportLanguage language;
    private readonly CultureInfo culture;

    /// <summary>Sentences in a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="scenario">The scenario whose outcomes and parameters they name; null: names stay as they are.</param>
    public Sentences(ReportLanguage language, LoadedScenario? scenario = null)
    {
        (this.language, culture) = (language, language.Culture);
        Names = new ScenarioNames(scenario, this);
        Decisions = new DecisionSentences(this, Names);
        Keys = new KeyTexts(this);
    }

    /// <summary>The language.</summary>
    public ReportLanguage Language => language;

    /// <summary>The notation of its numbers.</summary>
    public CultureInfo Culture => culture;

    /// <summary>What outcomes, economies, sectors and parameters are called.</summary>
    public ScenarioNames Names { get; }

    /// <summary>Decisions of governments.</summary>
    public DecisionSentences Decisions { get; }

    /// <summary>Meanings, units and values of keys.</summary>
    public KeyTexts Keys { get; }

    /// <inheritdoc cref="ReportLanguage.Translate(string, string)"/>
    public string Translate(string english, string context = "") => language.Translate(english, context);

    /// <inheritdoc cref="ReportLanguage.Translate(Message, string)"/>
    public string Translate(Message english, string context = "") => language.Translate(english, context);

    /// <inheritdoc cref="ReportLanguage.Plural"/>
    public string Plural(int count, Message one, Message other) => language.Plural(count, one, other);

    /// <summary>The name of an economy, translated where it is the usual one.</summary>
    public string NameOf(Engine.Baseline.EconomyProfile economy) =>
        economy.Name == "Rest of the world" ? Translate("Rest of the world") : Countries.NameIn(economy.Code, economy.Name, language.Code);

    public string UnitOf(string unit) =>
        unit switch
        {
            "million USD" => Translate("million US dollars"),
            "share" => Translate("share"),
            RatioUnit => Translate("ratio to the baseline year"),
            "ratio to gravity's prediction" => Translate("ratio to gravity's prediction"),
            "ad valorem" => Translate("ad valorem"),
            _ => unit,
        };

    /// <summary>The unit of an outcome, as short as tables have it.</summary>
    public string ShortUnitOf(string unit) =>
        unit switch
        {
            "million USD" => Translate("million USD"),
            "share" => "%",
            _ => UnitOf(unit),
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
        return new LineSeries(Translate("median"), At(2)) { Bands = [new FanBand(0.8, At(0), At(4)), new FanBand(0.5, At(1), At(3))] };
    }

    /// <summary>How far a value is from another: values in per cent differ by percentage points.</summary>
    private string Difference(double value, string unit) =>
        unit is "share" or RatioUnit ? $"{(100 * value).ToString("0.0", culture)} {Translate("percentage points")}" : Value(value, unit);

    private string WithUnit(double value, string unit) =>
        unit == "million USD"
            ? $"{(Math.Abs(value) < 10 ? value.ToString("0.00", culture) : Number(value))} {Translate("million USD")}"
            : Number(value);

    public string Number(double value) =>
        value.ToString(
            Math.Abs(value) >= 1000 ? "#,0"
                : Math.Abs(value) >= 10 ? "#,0.0"
                : "0.0000",
            culture
        );

    /// <summary>How the values of one row, or of a table with one unit, are written: all with the decimals that give the largest value
    /// four significant digits, fewer where none is lost.</summary>
    /// <param name="values">The values.</param>
    /// <param name="unit">Their unit; shares are written in per cent.</param>
    public Func<double, string> Alike(IEnumerable<double> values, string unit = "")
    {
        const int Digits = 4;
        const int MostDecimals = 6;
        if (unit == "share")
        {
            var percent = Alike(values.Select(value => 100 * value));
            return value => percent(100 * value);
        }
        double[] shown = [.. values.Where(double.IsFinite)];
        var largest = shown.Select(Math.Abs).DefaultIfEmpty(0).Max();
        var decimals = largest == 0 ? 0 : Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(largest)), 0, MostDecimals);
        while (decimals > 0 && shown.All(value => Math.Round(value, decimals) == Math.Round(value, decimals - 1)))
            decimals--;
        var format = decimals == 0 ? "#,0" : $"#,0.{new string('0', decimals)}";
        return value => value.ToString(format, culture);
    }

    /// <summary>How many times something is as large.</summary>
    /// <param name="shown">The factor, formatted; its words depend on whether it is a whole number.</param>
    public string Times(string shown) =>
        int.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? Plural(whole, $"{shown} time", $"{shown} times")
            : Translate($"{shown} times", "fraction");

    public string BoundOf(Target target, string unit) => BoundOf(target.Bound, target.Value, unit);

    public string BoundOf(Bound bound, double value, string unit) => BoundOf(bound, Value(value, unit));

    /// <summary>A bound on a formatted value.</summary>
    public string BoundOf(Bound bound, string shown) =>
        bound == Bound.AtLeast ? Translate($"at least {shown}") : Translate($"at most {shown}");

    /// <summary>Where an outcome of a run ends.</summary>
    public string Ends(Run run, int outcome) =>
        Reaches(run.Scenario.Outcomes[outcome], run.Result.Outcomes[^1][outcome], run.Scenario.LastYear);

    private string Reaches(Outcome outcome, double value, int year)
    {
        var (name, shown) = (Capital(Names.Outcome(outcome.Name)), Value(value, outcome.Unit));
        return Plural(CountOf(outcome), $"{name} reaches {shown} in {year}", $"{name} reach {shown} in {year}");
    }

    /// <summary>The number of an outcome's name, for its verb: exports and imports are plurals.</summary>
    private static int CountOf(Outcome outcome) => outcome is Exports or Imports ? 2 : 1;

    /// <summary>Where an outcome is in a target's year, and by how much that is missed.</summary>
    public string Ends(TargetOutcome target)
    {
        var ends = Reaches(target.Outcome, target.Value, target.Target.Year);
        var (count, far) = (CountOf(target.Outcome), Distance(target));
        return (target.IsMet, target.Target.Bound) switch
        {
            (true, _) => Plural(count, $"{ends} and meets the target", $"{ends} and meet the target"),
            (false, Bound.AtLeast) => Plural(count, $"{ends} and misses the target by {far}", $"{ends} and miss the target by {far}"),
            _ => Plural(count, $"{ends} and exceeds the target by {far}", $"{ends} and exceed the target by {far}"),
        };
    }

    /// <summary>What a target would take.</summary>
    public string Remark(TargetOutcome target)
    {
        var far = Distance(target);
        var remark = (target.IsMet, target.Target.Bound) switch
        {
            (true, Bound.AtLeast) => Translate($"exceeds it by {far}"),
            (true, _) => Translate($"stays below it by {far}"),
            (false, Bound.AtLeast) => Translate($"{far} short"),
            _ => Translate($"exceeds it by {far}", "limit"),
        };
        return Needs(target) is { } needs ? $"{remark}; {needs}" : remark;
    }

    /// <summary>The state of a target, in one short sentence: whether it is met, the shortfall, and how much faster growth would have to
    /// be.</summary>
    public string State(TargetOutcome target)
    {
        var (name, year, bound, far) = (
            Capital(Names.Outcome(target.Outcome.Name)),
            target.Target.Year,
            Value(target.Target.Value, target.Outcome.Unit),
            Distance(target)
        );
        var count = CountOf(target.Outcome);
        var state = (target.IsMet, target.Target.Bound) switch
        {
            (true, Bound.AtLeast) => Plural(
                count,
                $"{name} meets {bound} in {year}, with {far} to spare",
                $"{name} meet {bound} in {year}, with {far} to spare"
            ),
            (true, _) => Plural(count, $"{name} stays below {bound} in {year} by {far}", $"{name} stay below {bound} in {year} by {far}"),
            (false, Bound.AtLeast) => Plural(count, $"{name} misses {bound} in {year} by {far}", $"{name} miss {bound} in {year} by {far}"),
            _ => Plural(count, $"{name} exceeds {bound} in {year} by {far}", $"{name} exceed {bound} in {year} by {far}"),
        };
        if (Needs(target) is null || target.NeededGrowth <= target.Growth)
            return Stop(state);
        var more = Percent(((1 + target.NeededGrowth!.Value) / (1 + target.Growth!.Value)) - 1);
        return Translate($"{state}; required growth is {more} higher per year.");
    }

    /// <summary>The yearly growth that a missed target needs or allows, and the projected one; null where no growth rate says it.</summary>
    public string? Needs(TargetOutcome target)
    {
        if (target.IsMet || target.NeededGrowth is not { } needed || target.Growth is not { } growth || target.Outcome.Unit == "share")
            return null;
        return target.Target.Bound == Bound.AtLeast
            ? Translate($"required growth is {Percent(needed)} per year from the baseline year, projected growth {Percent(growth)}")
            : Translate($"at most {Percent(needed)} per year is allowed from the baseline year, projected growth is {Percent(growth)}");
    }

    /// <summary>How far an outcome is from its target, on whichever side.</summary>
    private string Distance(TargetOutcome target) => Difference(Math.Abs(target.Missing), target.Outcome.Unit);

    /// <summary>From one scenario to another: where each ends, and which difference does most of it.</summary>
    public string Between(Explanation result, string first, string second, string unit)
    {
        var largest = result.Contributions.MaxBy(item => Math.Abs(item.Value))!;
        var (outcome, from, to, change) = (
            $"{Capital(Names.Outcome(result.Reading.Name))} {result.Reading.Year}",
            Value(result.Start, unit),
            Value(result.End, unit),
            Change(largest.Value, unit)
        );
        return Translate(
            $"{outcome}: {from} in {first}, {to} in {second}; the largest contribution is {Names.Path(largest.Name)}, {change}"
        );
    }

    public string ContributionsTo(Reading reading) =>
        Translate($"Contributions to {Names.Outcome(reading.Name)} in {reading.Year} (Shapley values)");

    /// <summary>Why there are no contributions of a run.</summary>
    public string NoContributions(string run, string reason) => Stop(Translate($"{run}: no contributions, {reason}"));

    public string OfManyRuns(string outcome, int year, string first) =>
        Translate($"{Capital(Names.Outcome(outcome))} in {year}: what each difference from {first} contributes, run by run");

    public string LargestOf(int shown, int all) =>
        Plural(all, $"the largest {shown} of {all} difference", $"the largest {shown} of {all} differences");

    /// <summary>A difference with its sign.</summary>
    public string Change(double value, string unit) => $"{(value < 0 ? "\u2212" : "+")}{Difference(Math.Abs(value), unit)}";

    public string Structure(string flow, string sector, double first, double last, int year) =>
        Translate($"{flow}: the share of {sector} goes from {Percent(first)} to {Percent(last)} by {year}");

    public string ChangesMost(string pair, string sector, double change, string unit, int year) =>
        Translate($"{pair}: the largest change is in {sector}, {Change(change, unit)} by {year}");

    public string SectorsBeforeAndAfter(string one, string other) =>
        Translate($"Turnover of {one} and {other} by sector, before and after");

    public string ShareOfTrade(string partner, string economy, double share, int year) =>
        Translate($"{partner} accounts for {Percent(share)} of the trade of {economy} in {year}");

    public string TradeByPartner(string economy, int year) => Translate($"Trade of {economy} by partner in {year}");

    public string ExportsWord => Translate("exports");

    public string ImportsWord => Translate("imports");

    public string StructureUnchanged(string flow) => Translate($"{flow}: the structure hardly changes");

    public string FlowTitle(string from, string to) => Translate($"Exports of {from} to {to} by sector");

    /// <summary>How the trade of an outcome is known.</summary>
    /// <param name="outcome">The outcome's name.</param>
    /// <param name="totals">Shares of the value whose totals have a status.</param>
    /// <param name="cells">Shares of the value whose split over sectors has a status.</param>
    public string DataOf(
        string outcome,
        IReadOnlyDictionary<FigureStatus, double> totals,
        IReadOnlyDictionary<FigureStatus, double> cells
    ) => Translate($"Data of {Names.Outcome(outcome)}: totals {ByStatus(totals)}; split over sectors {ByStatus(cells)}");

    private string ByStatus(IReadOnlyDictionary<FigureStatus, double> shares) =>
        string.Join(
            ", ",
            shares
                .Where(share => share.Value > 0.0005)
                .OrderByDescending(share => share.Value)
                .Select(share => $"{Percent(share.Value)} {StatusWord(share.Key)}")
        );

    public string StatusWord(FigureStatus status) =>
        status switch
        {
            FigureStatus.Reported => Translate("reported"),
            FigureStatus.Mirror => Translate("mirrored"),
            FigureStatus.Estimated => Translate("estimated"),
            FigureStatus.Assumed => Translate("assumed"),
            _ => Translate("without status"),
        };

    /// <summary>What the model does not know, of a scenario with these prices.</summary>
    public IReadOnlyList<string> Limits(Model scenario) =>
        [
            Translate(
                "The model asks what the observed world would become if costs, tariffs, productivity or growth were other than they "
                    + "are, everything else equal. It models sectors, not firms; a plant or a contract enters as a share of spending "
                    + "or a change of cost. Goods of different origin are imperfect substitutes, and flows that are absent from the "
                    + "baseline stay at zero unless a measure creates them."
            ),
            Translate(
                "It does not forecast exchange rates, sanctions, wars or re-exports, which have moved this trade more than any tariff. "
                    + "Figures marked as estimated or assumed are only as reliable as the rules that produced them. The sector split of "
                    + "a pair whose statistics publish only totals is an assumption."
            ),
            Dollars(scenario),
        ];

    /// <summary>In which dollars values are.</summary>
    private string Dollars(Model scenario) =>
        scenario.Inflation.IsDefaultOrEmpty
            ? Translate("Values are in dollars of the baseline year.")
            : Translate(
                "Values are in dollars of their year: those of the baseline year times the world prices that the scenario assumes."
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
        return Plural(count, $"{count} decision of governments: {who}", $"{count} decisions of governments: {who}");
    }

    /// <summary>What a timeline of decisions shows.</summary>
    public string MeasuresInForce => Translate("What each rule has put in force, by year");

    /// <summary>The same where there are too many measures for a figure.</summary>
    public string MeasuresShown(int shown, int all) =>
        Plural(all, $"{MeasuresInForce}: the first {shown} of {all} measure", $"{MeasuresInForce}: the first {shown} of {all} measures");

    public string InputWord => Translate("input");

    public string DifferenceWord => Translate("difference");

    public string FailedWord => Translate("failed");

    /// <summary>Inputs that are not shown.</summary>
    public string MoreInputs(int count, string page) => Translate($"and {count} more: see {page}");

    /// <summary>Runs that are not shown.</summary>
    public string RunsShown(int shown, int all, string page) =>
        Plural(all, $"{shown} of {all} run is shown here: see {page}", $"{shown} of {all} runs are shown here: see {page}");

    /// <summary>The heading above a table of contributions in the terminal.</summary>
    public string EachContributes(string first, string outcome, int year, string unit) =>
        Translate(
            $"What each difference from {first} contributes to {Names.Outcome(outcome)} in {year}, {ShortUnitOf(unit)} (Shapley values, "
                + $"which add up):"
        );

    /// <summary>Why an untapped potential is negative; null: it is not, or the outcome is another.</summary>
    public string? NegativePotential(Run run, int outcome) =>
        run.Scenario.Outcomes[outcome] is UntappedPotential && run.PathOf(outcome).Any(value => value < 0)
            ? Translate("Untapped potential is below 0 where trade exceeds the prediction for economies of this size and distance.")
            : null;

    /// <summary>The corner of a table of outcomes.</summary>
    public string OutcomeWord => Translate("outcome");

    /// <summary>Whether a target is met.</summary>
    public string Verdict(TargetOutcome target) => target.IsMet ? language[Phrase.Met] : language[Phrase.Missed];

    /// <summary>A target and its bound.</summary>
    public string TargetOf(TargetOutcome target)
    {
        var (name, year) = (Names.Outcome(target.Outcome.Name), target.Target.Year);
        return Translate($"Target {name} {year}, {BoundOf(target.Target, target.Outcome.Unit)}");
    }

    /// <summary>How a run was solved, and how long it took.</summary>
    public string SolvedIn(int years, TimeSpan took, int iterations, double residual)
    {
        var (all, most) = (
            Plural(years, $"{years} year", $"{years} years"),
            Plural(iterations, $"{iterations} iteration", $"{iterations} iterations")
        );
        var (time, largest) = (took.TotalMilliseconds.ToString("0", culture), residual.ToString("g2", culture));
        return Translate($"Solved {all} in {time} ms: at most {most} per year, largest residual {largest}");
    }

    /// <summary>Where files were written.</summary>
    public string Written(string folder, string files) => Translate($"Written to {folder}: {files}");

    public string Solved(int rounds, double residual)
    {
        var largest = residual.ToString("0.0e0", culture);
        return Plural(
            rounds,
            $"Every year was solved: at most {rounds} iteration, largest relative residual {largest}.",
            $"Every year was solved: at most {rounds} iterations, largest relative residual {largest}."
        );
    }

    /// <summary>How far ahead forecasts are.</summary>
    public string YearsAhead(int years) => Plural(years, $"{years} year ahead", $"{years} years ahead");

    public static string Shortened(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";

    /// <summary>A text as a sentence that ends in one full stop; an abbreviation may have brought it.</summary>
    public static string Stop(string text) => text.EndsWith('.') ? text : $"{text}.";

    /// <summary>A text that begins a sentence.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : $"{char.ToUpper(text[0], CultureInfo.InvariantCulture)}{text[1..]}";

    public string Percent(double value) => value.ToString("P1", culture);

    /// <summary>A share that is only roughly known. What is hardly anything or nearly all is not called nothing or all.</summary>
    public string Share(double value) => value.ToString(value is (> 0 and < 0.01) or (> 0.99 and < 1) ? "P1" : "P0", culture);
}
