using System.Text;
using SkiaSharp;

namespace TradeSim.Figures.Layout;

/// <summary>
/// The font of all figures, embedded, so that text is as wide on every machine: Latin, Greek and Cyrillic letters, as wide as Arial's.
/// Characters that it lacks come from a font of the machine where that has one.
/// </summary>
internal static class FigureFont
{
    private static readonly SKTypeface Regular = Load("TradeSimSans-Regular.ttf");
    private static readonly SKTypeface Bold = Load("TradeSimSans-Bold.ttf");
    private const double MeasuredSize = 100;
    private static readonly SKFont RegularMeasure = Of(Regular, MeasuredSize);
    private static readonly SKFont BoldMeasure = Of(Bold, MeasuredSize);

    /// <summary>The advance width of text in pixels.</summary>
    public static double Width(string text, double size, bool bold)
    {
        var width = 0.0;
        foreach (var (run, typeface) in Runs(text, bold))
        {
            // Without hinting widths are proportional to the size, so one font of each weight measures all.
            if (ReferenceEquals(typeface, Regular) || ReferenceEquals(typeface, Bold))
                width += (bold ? BoldMeasure : RegularMeasure).MeasureText(run) / MeasuredSize * size;
            else
            {
                using var font = Of(typeface, size);
                width += font.MeasureText(run);
            }
        }
        return width;
    }

    /// <summary>Paints text from the left; <paramref name="x"/> is its start on the baseline.</summary>
    public static void Draw(SKCanvas canvas, string text, double x, double size, bool bold, SKPaint paint)
    {
        foreach (var (run, typeface) in Runs(text, bold))
        {
            using var font = Of(typeface, size);
            canvas.DrawText(run, (float)x, 0, SKTextAlign.Left, font, paint);
            x += font.MeasureText(run);
        }
    }

    private static SKFont Of(SKTypeface typeface, double size) =>
        new(typeface, (float)size) { Subpixel = true, Hinting = SKFontHinting.None };

    /// <summary>Text cut where the font that has its characters changes.</summary>
    private static IEnumerable<(string Run, SKTypeface Typeface)> Runs(string text, bool bold)
    {
        text = Markup.Printable(text);
        var own = bold ? Bold : Regular;
        if (own.ContainsGlyphs(text))
        {
            if (text.Length > 0)
                yield return (text, own);
            yield break;
        }
        var run = new StringBuilder();
        SKTypeface? current = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var typeface = own.ContainsGlyph(rune.Value) ? own : SKFontManager.Default.MatchCharacter(rune.Value) ?? own;
            if (current is not null && !ReferenceEquals(typeface, current))
            {
                yield return (run.ToString(), current);
                run.Clear();
            }
            current = typeface;
            run.Append(rune.ToString());
        }
        if (current is not null)
            yield return (run.ToString(), current);
    }

    private static SKTypeface Load(string resource)
    {
        using var stream = typeof(FigureFont).Assembly.GetManifestResourceStream(resource)!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The embedded font {resource} cannot be read.");
    }
}
