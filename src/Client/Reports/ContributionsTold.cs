using TradeSim.Figures;
using TradeSim.Studies.Explaining;
using Step = TradeSim.Figures.Contribution;

namespace TradeSim.Client.Reports;

/// <summary>How contributions are told: as a sentence, as a table for the terminal and as a waterfall, from one level to another.</summary>
internal sealed class ContributionsTold(Explanation result, string unit, ReportLanguage language)
{
    private const int MostSteps = 28;

    private readonly Sentences sentences = new(language);

    /// <summary>What the start is called: a year, a scenario.</summary>
    public required string StartName { get; init; }

    /// <summary>What the end is called.</summary>
    public required string EndName { get; init; }

    /// <summary>Whether the way begins in the baseline year, so that what happens anyway is its first step; otherwise it begins with everything off.</summary>
    public bool FromBaseline { get; init; }

    /// <summary>From scenario to scenario: where each ends, and what did most of it.</summary>
    public string Sentence => sentences.Between(result, StartName, EndName, unit);

    public ShownTable Table => new($"{result.Reading.Name}, {unit}", ["contribution", "± s.e.", "alone", "last"],
    [
        (StartName, [Terminal.Number(Start), "", "", ""]),
        .. Anyway.Select(step => (step.Name, (IReadOnlyList<string>)[Terminal.Number(step.Change), "", "", ""])),
        .. result.Contributions.Select(item => (item.Name, (IReadOnlyList<string>)[Terminal.Number(item.Value), item.StandardError == 0 ? "" : Terminal.Number(item.StandardError), Shown(item.Alone), Shown(item.Last)])),
        (EndName, [Terminal.Number(result.End), "", "", ""]),
    ]);

    public Waterfall Waterfall(string title, TargetLine? target) => new(
        new FigureText(title, sentences.ContributionsTo(result.Reading)), StudyReport.AxisOf(unit), StartName, Start, [.. Anyway, .. Steps], EndName, target);

    private double Start => FromBaseline ? result.Baseline : result.Start;

    private IEnumerable<Step> Anyway => FromBaseline ? [new Step("all off", result.Start - result.Baseline)] : [];

    /// <summary>The largest first; what a figure cannot hold goes together.</summary>
    private IEnumerable<Step> Steps
    {
        get
        {
            var sorted = result.Contributions.OrderByDescending(item => Math.Abs(item.Value)).ToArray();
            foreach (var item in sorted.Take(MostSteps)) yield return new Step(item.Name, item.Value);
            if (sorted.Length > MostSteps) yield return new Step("others", sorted.Skip(MostSteps).Sum(item => item.Value));
        }
    }

    private static string Shown(double? value) => value is { } number ? Terminal.Number(number) : "";
}
