using System.Globalization;
using System.Text.RegularExpressions;

namespace TradeSim.Runs.Reports;

/// <summary>Decisions of governments in the reader's language. Results and tables contain the English sentences of the rules; here the
/// sentences of the rules that ship are recognized, and said again with names and numbers in the language. Other sentences, such as those
/// of rules that a program adds, stay as they are.</summary>
internal sealed partial class DecisionSentences(Sentences say, ScenarioNames names)
{
    private const string AllEconomies = "all economies";
    private const string AllSectors = "all sectors";

    /// <summary>What was changed.</summary>
    /// <param name="english">The noun phrase of the rule.</param>
    public string Measure(string english)
    {
        if (say.Language.Code == "en")
            return english;
        if (Match(ImportSurcharge(), english) is [var sector])
            return say.Translate($"safeguard duty on imports of {names.Sector(sector)}");
        if (Match(Surcharge(), english) is [var sectors, var economies])
            return say.Translate($"surcharge on {Sectors(sectors)} from {Economies(economies)}");
        if (Match(Quota(), english) is [var capped])
            return say.Translate($"quota on imports of {names.Sector(capped)}");
        return Match(Intensity(), english) is [var policies] ? say.Translate($"intensity of {policies}") : english;
    }

    /// <summary>Why it was changed.</summary>
    /// <param name="english">The observation of the rule, a sentence without its end.</param>
    public string Reason(string english)
    {
        if (say.Language.Code == "en")
            return english;
        if (Match(Deficit(), english) is [var partners, var ofIncome])
            return say.Translate($"the deficit with {Economies(partners)} was {Percent(ofIncome)} of income");
        if (Match(Tariffs(), english) is [var others, var above])
            return say.Translate($"tariffs of {Economies(others)} were {Percent(above)} above those of the baseline");
        if (Match(HasRun(), english) is [var since, var years])
        {
            var run = Whole(years);
            return say.Plural(run, $"the measure of {since} has run {run} year", $"the measure of {since} has run {run} years");
        }
        if (Match(Relaxed(), english) is [var steps])
        {
            var over = Whole(steps);
            return say.Plural(over, $"it is relaxed in equal steps over {over} year", $"it is relaxed in equal steps over {over} years");
        }
        if (Match(Surge(), english) is [var surge])
            return say.Translate($"imports were {Percent(surge)} above their average of the years before");
        if (Match(OnPath(), english) is [var outcome, var value, var path, var unit, var bound])
        {
            var (name, now, due) = (names.Outcome(outcome), say.Value(Number(value), unit), say.Value(Number(path), unit));
            var observed = say.Translate($"{name} was {now}, its path to the target {due}");
            return bound.Length == 0 ? observed : $"{observed}; {say.Translate("the budget allows no more")}";
        }
        return Match(InForce(), english) is [var policy, var effort]
            ? say.Translate($"{policy} was in force at {Percent(effort)}")
            : english;
    }

    private string Sectors(string listed) =>
        listed == AllSectors ? say.Translate("all sectors") : string.Join(", ", SplitNames(listed).Select(names.Sector));

    private string Economies(string listed) =>
        listed == AllEconomies ? say.Translate("all economies") : string.Join(", ", listed.Split(", ").Select(names.Economy));

    /// <summary>Names in a list; names of sectors contain commas themselves, so that the longest that is known counts.</summary>
    private IEnumerable<string> SplitNames(string listed)
    {
        var parts = listed.Split(", ");
        for (var at = 0; at < parts.Length; )
        {
            var count = Enumerable
                .Range(1, parts.Length - at)
                .LastOrDefault(n => names.IsSector(string.Join(", ", parts[at..(at + n)])), 1);
            yield return string.Join(", ", parts[at..(at + count)]);
            at += count;
        }
    }

    private string Percent(string number) => (Number(number) / 100).ToString("0.## %", say.Culture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Match(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } found ? [.. found.Groups.Values.Skip(1).Select(group => group.Value)] : [];

    [GeneratedRegex("^surcharge on imports of (.+)$")]
    private static partial Regex ImportSurcharge();

    [GeneratedRegex("^surcharge on (.+) from (.+)$")]
    private static partial Regex Surcharge();

    [GeneratedRegex("^quota on imports of (.+)$")]
    private static partial Regex Quota();

    [GeneratedRegex("^intensity of (.+)$")]
    private static partial Regex Intensity();

    [GeneratedRegex("^the deficit with (.+) was (-?[0-9.]+) % of income$")]
    private static partial Regex Deficit();

    [GeneratedRegex("^tariffs of (.+) were (-?[0-9.]+) % above those of the baseline$")]
    private static partial Regex Tariffs();

    [GeneratedRegex("^the measure of ([0-9]+) has run ([0-9]+) years$")]
    private static partial Regex HasRun();

    [GeneratedRegex("^it is relaxed in equal steps over ([0-9]+) years$")]
    private static partial Regex Relaxed();

    [GeneratedRegex("^imports were (-?[0-9.]+) % above their average of the years before$")]
    private static partial Regex Surge();

    [GeneratedRegex("^(.+) was (-?[0-9.]+), its path to the target (-?[0-9.]+) (.+?)(; the budget allows no more)?$")]
    private static partial Regex OnPath();

    [GeneratedRegex("^(.+) was in force at (-?[0-9.]+) %$")]
    private static partial Regex InForce();
}
