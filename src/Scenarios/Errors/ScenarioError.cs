using System.Globalization;

namespace TradeSim.Scenarios;

/// <summary>Something in a scenario or a table that cannot be meant, and where. Warnings have the same form.</summary>
/// <param name="File">The file, as its user knows it; for an override <c>--set path=value</c>.</param>
/// <param name="Line">Line from 1; 0: the error has no line.</param>
/// <param name="Column">Column from 1; 0: the error has no column.</param>
/// <param name="Path">Where in the scenario, such as <c>policies.corridor.intensity</c>, or the column of a table; may be empty.</param>
/// <param name="Message">Mostly <c>got X, expected Y</c>.</param>
/// <param name="Hint">What was probably meant; null: nobody can guess.</param>
public sealed record ScenarioError(string File, int Line, int Column, string Path, string Message, string? Hint = null)
{
    /// <summary><c>file:line:column: path: got X, expected Y; hint</c>, without the parts that are not known.</summary>
    public override string ToString()
    {
        var place =
            Line == 0 ? File
            : Column == 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}")
            : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
        var what = Path.Length == 0 ? Message : $"{Path}: {Message}";
        return Hint is null ? $"{place}: {what}" : $"{place}: {what}; {Hint}";
    }
}
