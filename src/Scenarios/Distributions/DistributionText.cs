using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TradeSim.Scenarios.Distributions;

/// <summary>A distribution as scenario files and the command line write it, such as <c>normal(0.05, 0.01)</c>.</summary>
/// <param name="Form">The family.</param>
/// <param name="Numbers">Its numbers, within the limits of the family.</param>
internal sealed record DistributionText(DistributionForm Form, ImmutableArray<double> Numbers)
{
    /// <summary>Reads a distribution.</summary>
    /// <param name="text">The text.</param>
    /// <param name="read">The distribution.</param>
    /// <param name="error">The error, as <c>got ..., expected ...</c>.</param>
    /// <param name="hint">A suggestion; null: no similar name is known.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out DistributionText? read,
        [NotNullWhen(false)] out string? error,
        out string? hint
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        (read, error, hint) = (null, null, null);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.TrimEnd().EndsWith(')'))
        {
            error = $"got {Shown(text)}, expected a distribution such as normal(0.05, 0.01)";
            return false;
        }
        var name = text[..open].Trim();
        var known = DistributionForm.All.Select(form => form.Name);
        if (DistributionForm.All.FirstOrDefault(form => form.Name == name) is not { } form)
        {
            (error, hint) = ($"got {Shown(name)}, expected one of {string.Join(", ", known)}", MessageText.DidYouMean(name, known));
            return false;
        }
        var numbers = ImmutableArray.CreateBuilder<double>();
        foreach (var part in text.TrimEnd()[(open + 1)..^1].Split(','))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            {
                error = $"got {Shown(part.Trim())} in {Shown(text)}, expected a number";
                return false;
            }
            numbers.Add(number);
        }
        if (form.ErrorOf(numbers) is { } limit)
        {
            error = form.Takes(numbers.Count) ? $"got {Shown(text)}; {limit}" : $"got {Shown(text)}, {limit}";
            return false;
        }
        read = new DistributionText(form, numbers.ToImmutable());
        return true;
    }

    /// <summary>A text in quotes, without anything that a terminal would obey.</summary>
    private static string Shown(string text) => $"'{MessageText.Quote(text)[1..^1]}'";
}
