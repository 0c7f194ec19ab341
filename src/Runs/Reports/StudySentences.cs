using System.Globalization;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Figures.Translations;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.Explaining;
using TradeSim.Studies.History;
using TradeSim.Studies.Sensitivities;
using TradeSim.Studies.Solving;

namespace TradeSim.Runs.Reports;

/// <summary>The sentences about studies, in the languages of the reports. Names and paths of a scenario stay as its file has
/// them.</summary>
/// <param name="say">Numbers, units, names and sentences shared with runs.</param>
internal sealed class StudySentences(Sentences say)
{
    private readonly CultureInfo culture = say.Culture;

    /// <summary>Sentences in a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="scenario">The scenario whose outcomes and parameters they name; null: names stay as they are.</param>
    public StudySentences(ReportLanguage language, LoadedScenario? scenario = null)
        : this(new Sentences(language, scenario)) { }

    /// <summary>Numbers, units, names and sentences shared with runs.</summary>
    public Sentences Say => say;

    public string Number(double value) => Say.Number(value);

    public string Value(double value, string unit) => Say.Value(value, unit);

    /// <summary>A value that failed cases may have left out.</summary>
    public string Value(double? value, string unit) => value is { } number ? Value(number, unit) : Failed;

    /// <summary>A position or another bare number, to four digits.</summary>
    public string Short(double value) => value.ToString("G4", culture);

    public string Plain(double value) => value.ToString(culture);

    public string Failed => Translate("failed");

    /// <summary>The figure in its year.</summary>
    public string In(Reading reading) => Translate($"{Say.Names.Outcome(reading.Name)} in {reading.Year}");

    /// <summary>A goal with its year.</summary>
    public string Goal(Goal goal)
    {
        var (name, value, year) = (Say.Names.Outcome(goal.Reading.Name), Plain(goal.Value), goal.Reading.Year);
        return goal.Bound == Bound.AtLeast
            ? Translate($"{name} at least {value} in {year}")
            : Translate($"{name} at most {value} in {year}");
    }

    /// <summary>A goal with its unit.</summary>
    public string Bounded(Goal goal, string unit) => $"{Say.Names.Outcome(goal.Reading.Name)} {Say.BoundOf(goal.Bound, goal.Value, unit)}";

    /// <summary>The line of a goal.</summary>
    public TargetLine? LineOf(Goal? goal, string unit, bool withYear = false) =>
        goal is null ? null : Say.LineOf(goal.Value, unit, withYear ? goal.Reading.Year : null);

    public Axis AxisOf(string unit) => Say.AxisOf(unit);

    // Of ensembles

    /// <summary>What a band or probability includes.</summary>
    public string Kind(UncertaintyKind kind) =>
        kind == UncertaintyKind.ForecastBand ? Translate("forecast band") : Translate("model spread");

    /// <summary>A chart's subtitle: the figure, and what its bands are.</summary>
    public string Banded(string outcome, UncertaintyKind kind) =>
        Translate($"{Sentences.Capital(Say.Names.Outcome(outcome))}: {Kind(kind)}, 50 % and 80 %");

    /// <summary>The probability of a goal within the model spread and, with a history, within the forecast band.</summary>
    public string Probabilities(Goal goal, GoalProbability spread, GoalProbability? band)
    {
        var (told, share, low, high) = (
            Goal(goal),
            Say.Percent(spread.Probability),
            Say.Percent(spread.Interval.Low),
            Say.Percent(spread.Interval.High)
        );
        var of = OfSimulations(spread.Cases);
        var alone =
            spread.Reached == 0
                ? Say.Plural(
                    spread.Cases,
                    $"None of {spread.Cases} simulation reaches the target through the measures alone ({told}; model spread).",
                    $"None of {spread.Cases} simulations reaches the target through the measures alone ({told}; model spread)."
                )
                : Say.Plural(
                    spread.Reached,
                    $"{spread.Reached} {of} reaches the target through the measures alone ({told}): a probability of {share} (model "
                        + $"spread; 95 % sampling interval {low} to {high}).",
                    $"{spread.Reached} {of} reach the target through the measures alone ({told}): a probability of {share} (model "
                        + $"spread; 95 % sampling interval {low} to {high})."
                );
        if (band is null)
            return alone;
        (share, low, high) = (Say.Percent(band.Probability), Say.Percent(band.Interval.Low), Say.Percent(band.Interval.High));
        return $"{alone} "
            + Translate(
                $"Allowing for past forecast errors, the probability is {share} (forecast band; 95 % sampling interval {low} to {high})."
            );
    }

    public string ProbabilityInShort(Goal goal, double probability, UncertaintyKind kind) =>
        Translate($"{Goal(goal)} has a probability of {Say.Percent(probability)} ({Kind(kind)})");

    /// <summary>A percentile by its share.</summary>
    public string Percentile(double share)
    {
        var rank = (100 * share).ToString("0", Say.Culture);
        return share == 0.5 ? Translate("median") : Translate($"{rank}th percentile");
    }

    public string ShareOfCases => Translate("Share of cases that meet the target if it applied to that year");

    public string ProbabilityOf(string goal) => Translate($"probability of {goal}");

    /// <summary>Quantiles of 10, 25, 50, 75 and 90 %.</summary>
    public string Spread(Reading reading, IEnumerable<double> quantiles, string unit, UncertaintyKind kind)
    {
        var at = quantiles.Select(value => Value(value, unit)).ToArray();
        return Sentences.Stop(
            Translate($"{In(reading)}: median {at[2]}; {Kind(kind)} {at[1]} to {at[3]} (50 %) and {at[0]} to {at[4]} (80 %)")
        );
    }

    public string Distinction(string path, double reached, double elsewhere) =>
        Translate(
            $"The clearest difference between cases that reach it and the others: {Say.Names.Path(path)}, {Short(reached)} on average "
                + $"where it is reached, {Short(elsewhere)} elsewhere."
        );

    public string Cases(int cases, int run, ulong seed) =>
        Translate($"{Cases(cases)}, {run} of them run now; seed {seed.ToString(CultureInfo.InvariantCulture)}.");

    private string Cases(int count) => Say.Plural(count, $"{count} case", $"{count} cases");

    private string Years(int count) => Say.Plural(count, $"{count} year", $"{count} years");

    /// <summary>Simulations of which some did something.</summary>
    public string OfSimulations(int count) => Say.Plural(count, $"of {count} simulation", $"of {count} simulations");

    /// <summary>Whose history is behind the forecast band, and the coverage of such bands.</summary>
    /// <param name="errors">What past forecasts teach.</param>
    /// <param name="pairs">The pairs whose flows have errors.</param>
    /// <param name="years">Years ahead that are shown.</param>
    public IEnumerable<string> Past(ForecastErrorModel errors, IReadOnlyList<PairErrors> pairs, int years)
    {
        const int MostPairs = 3;
        foreach (var pair in pairs.Take(MostPairs))
            yield return Past(errors, pair);
        if (pairs.Count - MostPairs is > 0 and var others)
            yield return Say.Plural(
                others,
                $"forecast-errors.csv lists whose history is behind the other {others} pair.",
                $"forecast-errors.csv lists whose history is behind the other {others} pairs."
            );
        yield return errors.Coverage is { } coverage
            ? Say.Plural(
                errors.TestedForecasts,
                $"In backtests with the pair left out, 80 % forecast bands of the same kind contained {Say.Share(coverage)} of "
                    + $"{errors.TestedForecasts} outcome, {Say.YearsAhead(ForecastErrorModel.TestedHorizons)} at most.",
                $"In backtests with the pair left out, 80 % forecast bands of the same kind contained {Say.Share(coverage)} of "
                    + $"{errors.TestedForecasts} outcomes, {Say.YearsAhead(ForecastErrorModel.TestedHorizons)} at most."
            )
            : Translate("Too few past forecasts are known to test such a forecast band.");
        if (years > errors.LongestTested)
            yield return Untested(errors.LongestTested, years);
    }

    /// <summary>Whose history is behind the errors of a pair, and how similar it is.</summary>
    public string Past(ForecastErrorModel errors, PairErrors pair)
    {
        var name = $"{pair.First}-{pair.Second}";
        var (own, pool) = (Say.Share(pair.Volatility), Say.Share(pair.PoolVolatility));
        return pair.Own is { } series
            ? Say.Plural(
                errors.Pairs,
                $"The forecast band of {name} uses its own series {series.Name} "
                    + $"({series.Values.Keys.First()}–{series.Values.Keys.Last()}, {Years(series.Values.Count)}) and {errors.Pairs} "
                    + $"pair in all. Its mean yearly change is about {own}, theirs {pool}.",
                $"The forecast band of {name} uses its own series {series.Name} "
                    + $"({series.Values.Keys.First()}–{series.Values.Keys.Last()}, {Years(series.Values.Count)}) and {errors.Pairs} "
                    + $"pairs in all. Its mean yearly change is about {own}, theirs {pool}."
            )
            : Say.Plural(
                errors.Pairs,
                $"The history has no series of {name}. Its forecast band is that of other pairs ({errors.Pairs} pair, "
                    + $"{errors.FirstYear}–{errors.LastYear}), {pair.PairsOfSize} of them of similar size. Pairs of its size change by "
                    + $"about {own} a year, all pairs by {pool}.",
                $"The history has no series of {name}. Its forecast band is that of other pairs ({errors.Pairs} pairs, "
                    + $"{errors.FirstYear}–{errors.LastYear}), {pair.PairsOfSize} of them of similar size. Pairs of its size change by "
                    + $"about {own} a year, all pairs by {pool}."
            );
    }

    private string Untested(int tested, int years) =>
        tested == 0
            ? Translate("The forecast band is not tested at any horizon: the history is too short.")
            : Say.Plural(
                tested,
                $"Beyond {tested} year ahead the forecast band is extrapolated and not tested",
                $"Beyond {tested} years ahead the forecast band is extrapolated and not tested"
            )
                + "; "
                + Say.Plural(years, $"{years} year is shown.", $"{years} years are shown.");

    public string InHistory(BaseRate rate)
    {
        var (low, high, ratio, share) = (
            Number(rate.SmallestStart),
            Number(rate.LargestStart),
            Say.Times(Short(rate.Ratio)),
            Say.Share(rate.Share)
        );
        return Say.Plural(
                rate.Years,
                $"In history, {rate.Reached.Length} of {rate.Windows} windows of {rate.Years} year that started between {low} and {high} "
                    + $"million dollars grew {ratio} or more ({share})",
                $"In history, {rate.Reached.Length} of {rate.Windows} windows of {rate.Years} years that started between {low} and {high} "
                    + $"million dollars grew {ratio} or more ({share})"
            )
            + ", "
            + Say.Plural(rate.Pairs, $"in {rate.Pairs} pair. Windows overlap.", $"in {rate.Pairs} pairs. Windows overlap.");
    }

    // Of contributions

    public string Contributed(Explanation result, string unit)
    {
        var largest = result.Contributions.MaxBy(item => Math.Abs(item.Value))!;
        var (name, from, to, changed) = (
            Say.Names.Outcome(result.Reading.Name),
            Value(result.Baseline, unit),
            Value(result.End, unit),
            Say.Change(largest.Value, unit)
        );
        return Sentences.Stop(
            Translate(
                $"{name} goes from {from} to {to} in {result.Reading.Year}; the largest contribution is {Say.Names.Path(largest.Name)}, "
                    + $"{changed}"
            )
        );
    }

    public string AddUp(Explanation result) =>
        result.IsExact
            ? Translate($"All combinations were run, {Cases(result.Cases)}; contributions add up to the change.")
            : Translate($"Orders were drawn, {Cases(result.Cases)}; contributions add up to the change.");

    // Of sensitivities

    public string DependsOn(Reading reading, TornadoBar widest, string unit)
    {
        var (low, high) = (Value(widest.Low, unit), Value(widest.High, unit));
        return Translate(
            $"The main driver of {In(reading)} is {Say.Names.Path(widest.Factor)}: {low} at its 10th percentile, {high} at its 90th "
                + $"percentile."
        );
    }

    public string OthersAtMedians(Reading reading) => Translate($"{Say.Names.Outcome(reading.Name)}, others at their medians");

    public string Morris(int cases) =>
        Translate(
            $"Morris screening, {Cases(cases)}: mu* is the mean absolute effect of a parameter over its whole range. Sigma measures "
                + $"nonlinearity and interactions."
        );

    public string Sobol(int cases) =>
        Translate(
            $"Sobol' indices, {Cases(cases)}: shares of the variance by each parameter alone (first) and with its interactions (total), "
                + $"with 95 % intervals."
        );

    // Of sweeps

    public string Goes(Reading reading, string from, string to) => Sentences.Stop(Translate($"{In(reading)} goes from {from} to {to}"));

    public string At(string value, string where) => Translate($"{value} at {where}");

    // Of searches

    /// <summary>What it takes to reach a goal on a figure of this unit, or the best attainable value.</summary>
    public string Takes(SolveResult result, string unit)
    {
        string Given(Trial trial) => result.Probability is null ? Value(trial.Value, unit) : Say.Percent(trial.Value!.Value);
        var wanted = result.Probability is { } p ? Translate($"{Goal(result.Goal)} with a probability of {Plain(p)}") : Goal(result.Goal);
        if (result.Answer is { } answer)
        {
            var (at, value) = (At(result.Lever, answer.Position), Given(answer));
            return Sentences.Stop(Translate($"{wanted} is reached with {at}: {value}"));
        }
        var (from, to, closest, where) = (
            Short(result.Lever.From),
            Short(result.Lever.To),
            Given(result.Closest),
            At(result.Lever, result.Closest.Position)
        );
        return Translate(
            $"{wanted} is out of reach for {Say.Names.Path(result.Lever.Name)} from {from} to {to}. Best attainable value: {closest}, with "
                + $"{where}."
        );
    }

    /// <summary>The intensity of a measure in per cent of full strength, or the value of a parameter.</summary>
    private string At(Lever lever, double position)
    {
        const string First = "policies.",
            Last = ".intensity";
        if (!lever.Name.StartsWith(First, StringComparison.Ordinal) || !lever.Name.EndsWith(Last, StringComparison.Ordinal))
            return Translate($"{Say.Names.Path(lever.Name)} at {Short(position)}", "parameter");
        var (name, strength) = (lever.Name[First.Length..^Last.Length], Short(100 * position));
        return Translate($"{name} at {strength} % of full strength");
    }

    public string NotMonotone =>
        Translate("More of the measure does not always bring the outcome closer: higher values may miss the target again.");

    public string ProbabilityWord => Translate("probability");

    public string WantedProbability => Translate("Wanted probability");

    public string CommonFactor(string levers) => Translate($"common factor of {levers}");

    public string Cheapest(Goal goal, Mix? answer, Mix closest, Func<Mix, string> positions, string unit)
    {
        string Describe(Mix mix) => Translate($"{positions(mix)} for a cost of {Number(mix.Cost)}, which gives {Value(mix.Value, unit)}");
        return Sentences.Stop(
            answer is not null
                ? Translate($"{Goal(goal)}: the cheapest mix found is {Describe(answer)}")
                : Translate($"{Goal(goal)} is out of reach: the closest is {Describe(closest)}")
        );
    }

    public string BestFound(int cases) => Translate($"{Cases(cases)}; best mix found, not proven optimal.");

    public string CostWord => Translate("cost");

    public string MixWord(int number) => Translate($"mix {number}");

    public string FailedCases(int count, FailedCase first) =>
        Say.Plural(
            count,
            $"{count} case failed; the first is case {first.Case}: {first.Reason}",
            $"{count} cases failed; the first is case {first.Case}: {first.Reason}"
        );

    private string Translate(string english, string context = "") => Say.Translate(english, context);

    private string Translate(Message english, string context = "") => Say.Translate(english, context);
}
