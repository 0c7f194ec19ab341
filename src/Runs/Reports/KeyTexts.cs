using System.Globalization;
using System.Text.RegularExpressions;
using TradeSim.Runs.Provenance;
using TradeSim.Scenarios;

namespace TradeSim.Runs.Reports;

/// <summary>What the keys of a scenario file mean, their units and their values, in the reader's language. Names and notes of the file stay
/// as they are.</summary>
internal sealed partial class KeyTexts(Sentences say)
{
    /// <summary>A unit, or a meaning of a key, a kind of policy or a rule. The catalogue has all of them.</summary>
    /// <param name="english">The text in the description of keys.</param>
    public string Of(string english) => say.Translate(english);

    /// <summary>A value with its unit.</summary>
    public string Shown(ScenarioItem item)
    {
        if (say.Language.Code == "en")
            return Manifest.Shown(item);
        var value = double.TryParse(item.Value, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(say.Culture)
            : Frame(item.Value);
        return item.Unit is null ? value : $"{value} ({Of(item.Unit)})";
    }

    /// <summary>The kind of a measure or rule, and when it applies.</summary>
    /// <param name="english">As the binder of scenarios writes it; other texts stay as they are.</param>
    public string Frame(string english)
    {
        if (say.Language.Code == "en")
            return english;
        if (Measure().Match(english) is { Success: true } measure)
        {
            var (kind, from, until) = (Kind(measure), measure.Groups["from"].Value, measure.Groups["until"].Value);
            var time = until.Length == 0 ? say.Translate($"{kind} from {from}") : say.Translate($"{kind} from {from} until {until}");
            return PhaseIn(time, measure.Groups["shape"].Value, measure.Groups["years"].Value);
        }
        return Rule().Match(english) is { Success: true } rule
            ? say.Translate($"{Kind(rule)} by {say.Names.Economy(rule.Groups["by"].Value)}")
            : english;
    }

    private string Kind(Match match) => say.Translate(match.Groups["kind"].Value, "kind");

    private string PhaseIn(string time, string shape, string given)
    {
        if (shape.Length == 0)
            return time;
        var years = int.Parse(given, CultureInfo.InvariantCulture);
        return shape == "linear"
            ? say.Plural(years, $"{time}, linear over {years} year", $"{time}, linear over {years} years")
            : say.Plural(years, $"{time}, s-curve over {years} year", $"{time}, s-curve over {years} years");
    }

    [GeneratedRegex(
        "^(?<kind>[a-z-]+) from (?<from>[0-9]+)( until (?<until>[0-9]+))?(, (?<shape>linear|s-curve) over (?<years>[0-9]+) years?)?$"
    )]
    private static partial Regex Measure();

    [GeneratedRegex("^(?<kind>[a-z-]+) by (?<by>.+)$")]
    private static partial Regex Rule();
}
