using TradeSim.Figures;
using TradeSim.Studies.Explaining;
using Step = TradeSim.Figures.Contribution;

namespace TradeSim.Runs.Reports;

/// <summary>Contributions as a sentence, as a table for the terminal and as a waterfall, from one level to another.</summary>
internal sealed class ContributionsView(Explanation result, string unit, Sentences sentences)
{
    private const int MostSteps = 28;

    /// <summary>What the start is called: a year, a scenario.</summary>
    public required string StartName { get; init; }

    /// <summary>What the end is called.</summary>
    public required string EndName { get; init; }

    /// <summary>Whether the way begins in the baseline year, so that what happens anyway is its first step; otherwise it begins with
    /// everything off.</summary>
    public bool FromBaseline { get; init; }

    /// <summary>From scenario to scenario: where each ends, and what did most of it.</summary>
    public string Sentence => sentences.Between(result, StartName, EndName, unit);

    public ShownTable Table
    {
        get
        {
            var number = sentences.Alike([Start, result.End, .. result.Contributions.Select(item => item.Value)]);
            string Shown(double? value) => value is { } given ? number(given) : "";
            return new(
                $"{sentences.Names.Outcome(result.Reading.Name)}, {sentences.UnitOf(unit)}",
                [
                    sentences.Translate("contribution"),
                    sentences.Translate("± s.e."),
                    sentences.Translate("alone"),
                    sentences.Translate("last"),
                ],
                [
                    (StartName, [number(Start), "", "", ""]),
                    .. FirstSteps.Select(step => (step.Name, (IReadOnlyList<string>)[number(step.Change), "", "", ""])),
                    .. result.Contributions.Select(item =>
                        (
                            sentences.Names.Path(item.Name),
                            (IReadOnlyList<string>)
                                [
                                    number(item.Value),
                                    item.StandardError == 0 ? "" : number(item.StandardError),
                                    Shown(item.Alone),
                                    Shown(item.Last),
                                ]
                        )
                    ),
                    (EndName, [number(result.End), "", "", ""]),
                    .. result.ByOwner.Select(item => (OwnedBy(item.Owner), (IReadOnlyList<string>)[number(item.Value), "", "", ""])),
                ]
            );
        }
    }

    public Waterfall Waterfall(string title, TargetLine? target) =>
        new(
            new FigureText(title, sentences.ContributionsTo(result.Reading)),
            sentences.AxisOf(unit),
            StartName,
            Start,
            [.. FirstSteps, .. Steps],
            EndName,
            target
        );

    private double Start => FromBaseline ? result.Baseline : result.Start;

    private IEnumerable<Step> FirstSteps => FromBaseline ? [new Step(sentences.Translate("all off"), result.Start - result.Baseline)] : [];

    /// <summary>The largest first; those beyond the limit of a figure are combined.</summary>
    private IEnumerable<Step> Steps
    {
        get
        {
            var sorted = result.Contributions.OrderByDescending(item => Math.Abs(item.Value)).ToArray();
            foreach (var item in sorted.Take(MostSteps))
                yield return new Step(sentences.Names.Path(item.Name), item.Value);
            if (sorted.Length > MostSteps)
                yield return new Step(sentences.Translate("others"), sorted.Skip(MostSteps).Sum(item => item.Value));
        }
    }

    private string OwnedBy(string owner) =>
        owner.Length > 0 ? sentences.Translate($"measures of {owner}") : sentences.Translate("growth, and what no government is named for");
}
