using System.Collections.Immutable;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Path;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding;

/// <summary>What a scenario file says for studies and checks: what is uncertain, how it hangs together, and what a run should show.</summary>
internal sealed class StudyBlocksBinder(Problems problems, Block root, Scenario scenario)
{
    public ImmutableArray<UncertainNumber> Uncertainty()
    {
        var numbers = ImmutableArray.CreateBuilder<UncertainNumber>();
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var (block, _) in root.Items("uncertainty"))
        {
            if (block.Text("of") is not { } path || block.Text("is") is not { } text) continue;
            // Shocks go onto the numbers by year that lie below a path.
            if (!scenario.Parameters.Any(parameter => parameter.Path == path || parameter.Path.StartsWith(path + ".", StringComparison.Ordinal)))
                problems.Error(block.PlaceOf("of"), block.PathOf("of"), $"got {Words.Quote(path)}, expected the path of a number of this scenario", Words.DidYouMean(path, scenario.Parameters.Select(parameter => parameter.Path)));
            if (!places.TryAdd(path, block.Place))
                problems.Error(block.PlaceOf("of"), block.PathOf("of"), $"got {Words.Quote(path)} again, expected each number once: line {Words.Number(places[path].Line)} has it");
            numbers.Add(new UncertainNumber(path, text, block.Place.File, block.Place.Line));
        }
        return numbers.ToImmutable();
    }

    public ImmutableArray<CorrelatedNumbers> Correlations()
    {
        var pairs = ImmutableArray.CreateBuilder<CorrelatedNumbers>();
        string[] known = [.. root.Items("uncertainty").Select(item => item.Block.Text("of")).OfType<string>()];
        foreach (var (block, _) in root.Items("correlations"))
        {
            if (block.Text("of") is not { } first || block.Text("with") is not { } second || block.Number("is") is not { } value) continue;
            foreach (var (key, path) in (ReadOnlySpan<(string, string)>)[("of", first), ("with", second)])
            {
                if (!known.Contains(path))
                    problems.Error(block.PlaceOf(key), block.PathOf(key), $"got {Words.Quote(path)}, expected one of the numbers under uncertainty", Words.DidYouMean(path, known));
            }
            if (first == second) problems.Error(block.PlaceOf("with"), block.PathOf("with"), $"got {Words.Quote(second)} with itself, expected another number");
            pairs.Add(new CorrelatedNumbers(first, second, value));
        }
        return pairs.ToImmutable();
    }

    public ImmutableArray<ScenarioCheck> Checks()
    {
        var checks = ImmutableArray.CreateBuilder<ScenarioCheck>();
        string[] names = [.. scenario.Outcomes.Select(outcome => outcome.Name)];
        foreach (var (block, _) in root.Items("checks"))
        {
            if (block.Text("outcome") is not { } outcome || block.Whole("year") is not { } year || block.Text("why") is not { } why) continue;
            if (!names.Contains(outcome))
                problems.Error(block.PlaceOf("outcome"), block.PathOf("outcome"), $"got {Words.Quote(outcome)}, expected an outcome of this scenario", Words.DidYouMean(outcome, names));
            if (year < scenario.BaselineYear || year > scenario.LastYear)
                problems.Error(block.PlaceOf("year"), block.PathOf("year"), $"got {Words.Number(year)}, expected a year from {Words.Number(scenario.BaselineYear)} to {Words.Number(scenario.LastYear)}");
            var (atLeast, atMost) = (block.Number("at-least"), block.Number("at-most"));
            if ((atLeast ?? atMost ?? block.Number("about")) is { } value)
                checks.Add(new ScenarioCheck(outcome, year, atLeast is not null ? Bound.AtLeast : atMost is not null ? Bound.AtMost : null, value, block.Number("tolerance") ?? 0, why, block.Place.File, block.Place.Line));
        }
        return checks.ToImmutable();
    }
}
