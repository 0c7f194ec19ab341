using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>From where one is to where one gets, step by step: contributions that add up.</summary>
internal sealed record Waterfall : Figure
{
    /// <summary>A waterfall. Its end is its start and all changes together.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="values">The value axis.</param>
    /// <param name="startName">What the start is called: "2023".</param>
    /// <param name="start">The start, in the unit of the value axis.</param>
    /// <param name="steps">The contributions in order, 1 to 30.</param>
    /// <param name="endName">What the end is called: "2030".</param>
    /// <param name="target">A level to compare the end with, where there is one.</param>
    /// <exception cref="ArgumentException">A name is empty or the start is not finite.</exception>
    public Waterfall(
        FigureText text,
        Axis values,
        string startName,
        double start,
        IEnumerable<Contribution> steps,
        string endName,
        TargetLine? target = null
    )
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        StartName = Check.Name(startName, "The start of a waterfall");
        Start = Check.Finite(start, "The start of a waterfall");
        Steps = Check.Some(steps, "Contributions", 30);
        EndName = Check.Name(endName, "The end of a waterfall");
        Target = target;
    }

    /// <summary>The value axis.</summary>
    public Axis Values { get; }

    /// <summary>What the start is called.</summary>
    public string StartName { get; }

    /// <summary>The start.</summary>
    public double Start { get; }

    /// <summary>The contributions in order.</summary>
    public ImmutableArray<Contribution> Steps { get; }

    /// <summary>What the end is called.</summary>
    public string EndName { get; }

    /// <summary>The end: the start and all changes.</summary>
    public double End => Start + Steps.Sum(step => step.Change);

    /// <summary>The level to compare the end with.</summary>
    public TargetLine? Target { get; }

    /// <summary>The bars from start to end: where each begins and where it ends on the value axis.</summary>
    internal IEnumerable<(string Name, double From, double To, bool IsTotal)> Bars()
    {
        yield return (StartName, 0, Start, true);
        var level = Start;
        foreach (var step in Steps)
        {
            yield return (step.Name, level, level + step.Change, false);
            level += step.Change;
        }
        yield return (EndName, 0, level, true);
    }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            [language[Phrase.Name], Values.InUnit(language[Phrase.Change]), Values.InUnit(language[Phrase.Running])],
            Bars()
                .Select(bar =>
                    new[]
                    {
                        TableCell.Of(bar.Name),
                        TableCell.Of(bar.IsTotal ? null : bar.To - bar.From, Values.Kind),
                        TableCell.Of(bar.To, Values.Kind),
                    }
                )
        );
}
