using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>Cost against outcome, and the frontier of the options that no other beats on both.</summary>
internal sealed record Frontier : Figure
{
    /// <summary>A frontier.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="cost">The x axis; less is better.</param>
    /// <param name="outcome">The y axis.</param>
    /// <param name="options">1 to 500 options.</param>
    /// <param name="target">The outcome to be reached, where there is one.</param>
    /// <param name="lessIsBetter">Whether less of the outcome is better; otherwise more is.</param>
    public Frontier(
        FigureText text,
        Axis cost,
        Axis outcome,
        IEnumerable<CostedOption> options,
        TargetLine? target = null,
        bool lessIsBetter = false
    )
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(outcome);
        Cost = cost;
        Outcome = outcome;
        Options = Check.Some(options, "Options", 500);
        Target = target;
        LessIsBetter = lessIsBetter;
        double Merit(CostedOption option) => lessIsBetter ? -option.Outcome : option.Outcome;
        var best = double.NegativeInfinity;
        var efficient = ImmutableArray.CreateBuilder<CostedOption>();
        foreach (var option in Options.OrderBy(option => option.Cost).ThenByDescending(Merit))
            if (Merit(option) > best)
            {
                efficient.Add(option);
                best = Merit(option);
            }
        Efficient = efficient.ToImmutable();
    }

    /// <summary>The x axis.</summary>
    public Axis Cost { get; }

    /// <summary>The y axis.</summary>
    public Axis Outcome { get; }

    /// <summary>All options.</summary>
    public ImmutableArray<CostedOption> Options { get; }

    /// <summary>The options on the frontier, the cheapest first: none of the others costs as little and achieves as much.</summary>
    public ImmutableArray<CostedOption> Efficient { get; }

    /// <summary>The outcome to be reached.</summary>
    public TargetLine? Target { get; }

    /// <summary>Whether less of the outcome is better.</summary>
    public bool LessIsBetter { get; }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            [language[Phrase.Name], Cost.Caption, Outcome.Caption, language[Phrase.Efficient]],
            Options.Select(option =>
                new[]
                {
                    TableCell.Of(option.Name),
                    TableCell.Of(option.Cost, Cost.Kind),
                    TableCell.Of(option.Outcome, Outcome.Kind),
                    TableCell.Of(language[Efficient.Contains(option) ? Phrase.Yes : Phrase.No]),
                }
            )
        );
}
