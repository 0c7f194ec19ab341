using System.Globalization;

namespace TradeSim.Scenarios;

/// <summary>An error in a scenario or a table, and where it is. Warnings have the same form.</summary>
/// <param name="Code">The code under which the <see cref="ErrorCatalogue"/> explains it.</param>
/// <param name="File">The file, as its user knows it; for an override <c>--set path=value</c>.</param>
/// <param name="Line">Line from 1; 0: the error has no line.</param>
/// <param name="Column">Column from 1; 0: the error has no column.</param>
/// <param name="Path">Where in the scenario, such as <c>policies.corridor.intensity</c>, or the column of a table; may be empty.</param>
/// <param name="Message">The problem, mostly as <c>got X, expected Y</c>.</param>
/// <param name="Hint">How to fix it, as a sentence without a full stop; null: the message says it.</param>
public sealed record ScenarioError(string Code, string File, int Line, int Column, string Path, string Message, string? Hint = null)
{
    /// <summary><c>file:line:column: path: message. Hint [code]</c>, without the parts that are not known.</summary>
    public override string ToString()
    {
        var place =
            Line == 0 ? File
            : Column == 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}")
            : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
        var what = Path.Length == 0 ? Message : $"{Path}: {Message}";
        return Hint is null ? $"{place}: {what} [{Code}]" : $"{place}: {what}. {Hint} [{Code}]";
    }
}
