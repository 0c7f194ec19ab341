using TradeSim.Engine.Outcomes;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;

namespace TradeSim.Runs;

/// <summary>The result of an <see cref="Ensemble"/>: distributions of outcomes by year, and probabilities of targets.</summary>
public sealed class EnsembleRun
{
    private readonly EnsembleResult drawn;
    private readonly EnsembleResult result;

    internal EnsembleRun(EnsembleResult drawn, EnsembleResult result, bool includesForecastErrors) =>
        (this.drawn, this.result, IncludesForecastErrors) = (drawn, result, includesForecastErrors);

    /// <summary>Number of cases, with those that failed.</summary>
    public int Cases => result.Cases;

    /// <summary>Number of cases without results.</summary>
    public int FailedCases => result.Failed.Length;

    /// <summary>Whether distributions of turnovers include historical forecast errors, beside the model's own spread.</summary>
    public bool IncludesForecastErrors { get; }

    /// <summary>The probability that a target of the scenario is reached in its year.</summary>
    /// <param name="outcome">Name of the outcome; of several targets on it the first.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="UnknownNameException">There is no such outcome, or no target on it.</exception>
    public double Probability(string outcome)
    {
        var index = IndexOf(outcome);
        var target = result.Space.Targets.FirstOrDefault(target => target.Outcome == index)
            ?? throw new UnknownNameException(
                $"The scenario has no target on '{outcome}'; use ProbabilityOfAtLeast or ProbabilityOfAtMost."
            );
        return result.Probability(Goal.Of(result.Space, target)).Probability;
    }

    /// <summary>The probability that an outcome is at least a value in a year.</summary>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="year">The year.</param>
    /// <param name="value">The value, in the outcome's unit.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="UnknownNameException">There is no such outcome or year; the message names the nearest.</exception>
    public double ProbabilityOfAtLeast(string outcome, int year, double value) =>
        result.Probability(new Goal(Reading(outcome, year), Bound.AtLeast, value)).Probability;

    /// <summary>The probability that an outcome is at most a value in a year.</summary>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="year">The year.</param>
    /// <param name="value">The value, in the outcome's unit.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="UnknownNameException">There is no such outcome or year; the message names the nearest.</exception>
    public double ProbabilityOfAtMost(string outcome, int year, double value) =>
        result.Probability(new Goal(Reading(outcome, year), Bound.AtMost, value)).Probability;

    /// <summary>An outcome in a year, in each case that did not fail, in the order of the cases.</summary>
    /// <exception cref="UnknownNameException">There is no such outcome or year; the message names the nearest.</exception>
    public IReadOnlyList<double> Values(string outcome, int year) => drawn.Values(Reading(outcome, year));

    /// <summary>The 10th, 25th, 50th, 75th and 90th percentile of an outcome in a year.</summary>
    /// <exception cref="UnknownNameException">There is no such outcome or year; the message names the nearest.</exception>
    public IReadOnlyList<double> Percentiles(string outcome, int year)
    {
        var index = Reading(outcome, year).YearIndex;
        return result.Fan(outcome)[index].Quantiles;
    }

    /// <summary>The outcomes of all cases as a table: case, year, outcome, and its value within the model spread and within the forecast
    /// band.</summary>
    public string ToOutcomesCsv() => result.OutcomesTable().ToString();

    private int IndexOf(string outcome) => UnknownNameException.IndexOf("outcome", outcome, result.Space.Outcomes);

    private Reading Reading(string outcome, int year)
    {
        _ = IndexOf(outcome);
        _ = UnknownNameException.IndexOfYear(year, result.Space.BaselineYear, result.Space.LastYear);
        return result.Space.Read(outcome, year);
    }
}
