using System.Globalization;

namespace TradeSim.Figures;

/// <summary>One cell: a text, or a number and how it is written, or nothing.</summary>
internal readonly record struct TableCell
{
    private TableCell(string? text, double? number, NumberKind kind)
    {
        Text = text;
        Number = number;
        Kind = kind;
    }

    /// <summary>The text of a text cell.</summary>
    public string? Text { get; }

    /// <summary>The number of a number cell.</summary>
    public double? Number { get; }

    /// <summary>How the number is written.</summary>
    public NumberKind Kind { get; }

    /// <summary>A cell with a text.</summary>
    public static TableCell Of(string text) => new(text, null, NumberKind.Number);

    /// <summary>A cell with a number; empty if it is null.</summary>
    public static TableCell Of(double? number, NumberKind kind = NumberKind.Number) => new(null, number, kind);

    /// <summary>What a reader sees.</summary>
    public string Display(CultureInfo culture) => Number is { } number ? Numbers.Show(number, Kind, culture) : Text ?? "";
}
