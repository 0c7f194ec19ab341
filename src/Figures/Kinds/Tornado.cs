using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>Sensitivity: how far each assumption moves the outcome, the widest first.</summary>
internal sealed record Tornado : Figure
{
    /// <summary>A tornado.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="values">The axis of the outcome.</param>
    /// <param name="central">The outcome with every assumption at its central value.</param>
    /// <param name="swings">1 to 40 assumptions; they are sorted by their width.</param>
    /// <param name="target">A level to compare with, where there is one.</param>
    /// <exception cref="ArgumentException">The central outcome is not finite.</exception>
    public Tornado(FigureText text, Axis values, double central, IEnumerable<Swing> swings, TargetLine? target = null)
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        Central = Check.Finite(central, "The central outcome");
        Swings = [.. Check.Some(swings, "Assumptions", 40).OrderByDescending(swing => Math.Abs(swing.High - swing.Low))];
        Target = target;
    }

    /// <summary>The axis of the outcome.</summary>
    public Axis Values { get; }

    /// <summary>The outcome with every assumption at its central value.</summary>
    public double Central { get; }

    /// <summary>The assumptions, the widest first.</summary>
    public ImmutableArray<Swing> Swings { get; }

    /// <summary>The level to compare with.</summary>
    public TargetLine? Target { get; }

    /// <summary>Whether both values of an assumption move the outcome the same way: their bars would cover each other, so each takes half
    /// the height.</summary>
    internal bool IsOneSided(Swing swing) => (swing.Low - Central) * (swing.High - Central) > 0;

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            [
                language[Phrase.Name],
                language[Phrase.Low],
                language[Phrase.High],
                $"{Values.Caption} ({language[Phrase.Low]})",
                $"{Values.Caption} ({language[Phrase.High]})",
            ],
            Swings
                .Select(swing =>
                    new[]
                    {
                        TableCell.Of(swing.Name),
                        TableCell.Of(swing.LowInput),
                        TableCell.Of(swing.HighInput),
                        TableCell.Of(swing.Low, Values.Kind),
                        TableCell.Of(swing.High, Values.Kind),
                    }
                )
                .Prepend([
                    TableCell.Of(language[Phrase.Central]),
                    TableCell.Of(""),
                    TableCell.Of(""),
                    TableCell.Of(Central, Values.Kind),
                    TableCell.Of(Central, Values.Kind),
                ])
        );
}
