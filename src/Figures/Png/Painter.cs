using System.Globalization;
using SkiaSharp;
using TradeSim.Figures.Layout;

namespace TradeSim.Figures.Png;

/// <summary>Paints the marks of a drawing on a canvas, as a browser paints the same marks in SVG.</summary>
internal sealed class Painter(SKCanvas canvas, ColourScheme scheme)
{
    private const float HaloWidth = 3;

    /// <summary>A colour in the scheme; a reader's own scheme is unknown to a picture, so it is light.</summary>
    public static string Hex(Colour colour, ColourScheme scheme) => scheme == ColourScheme.Dark ? colour.Dark : colour.Light;

    /// <summary>Paints everything, from the back to the front.</summary>
    public void Paint(Drawing drawing, float scale)
    {
        canvas.Save();
        canvas.Scale(scale);
        foreach (var mark in drawing.Marks)
        {
            if (mark.Role == MarkRole.Text)
                Text(mark);
            else if (mark.Role == MarkRole.Leaf)
                Shape(mark);
        }
        canvas.Restore();
    }

    private void Shape(Mark mark)
    {
        using var path = Outline(mark);
        if (Paint(mark["fill"] ?? "#000000", Opacity(mark, "fill-opacity")) is { } fill && mark.Name != "line")
            using (fill)
                canvas.DrawPath(path, fill);
        if (Paint(mark["stroke"] ?? "none", Opacity(mark, "stroke-opacity")) is not { } stroke)
            return;
        using (stroke)
        using (var dashes = Dashes(mark["stroke-dasharray"] as string))
        {
            stroke.Style = SKPaintStyle.Stroke;
            stroke.StrokeWidth = mark["stroke-width"] is null ? 1 : (float)mark.Number("stroke-width");
            stroke.StrokeJoin = mark["stroke-linejoin"] is "round" ? SKStrokeJoin.Round : SKStrokeJoin.Miter;
            stroke.StrokeCap = mark["stroke-linecap"] switch
            {
                "round" => SKStrokeCap.Round,
                "square" => SKStrokeCap.Square,
                _ => SKStrokeCap.Butt,
            };
            stroke.PathEffect = dashes;
            canvas.DrawPath(path, stroke);
        }
    }

    private static SKPath Outline(Mark mark)
    {
        float At(string attribute) => (float)mark.Number(attribute);
        switch (mark.Name)
        {
            case "path":
                return SKPath.ParseSvgPathData((string)mark["d"]!);
            case "rect":
                var rectangle = new SKPath();
                rectangle.AddRoundRect(SKRect.Create(At("x"), At("y"), At("width"), At("height")), At("rx"), At("rx"));
                return rectangle;
            case "circle":
                var circle = new SKPath();
                circle.AddCircle(At("cx"), At("cy"), At("r"));
                return circle;
            case "line":
                var line = new SKPath();
                line.MoveTo(At("x1"), At("y1"));
                line.LineTo(At("x2"), At("y2"));
                return line;
            default:
                throw new ArgumentException($"A drawing has no marks of the shape {mark.Name}.", nameof(mark));
        }
    }

    private void Text(Mark mark)
    {
        var bold = mark["font-weight"] is not null;
        var size = mark.Number("font-size");
        // The gap before the bold end is that of the words before it.
        var plain = mark.Strong.Length > 0 && mark.Text.Length > 0 ? mark.Text + "\u00A0" : mark.Text;
        var (head, tail) = (TextMeasure.Width(plain, size, bold), TextMeasure.Width(mark.Strong, size, bold: true));
        var start = mark["text-anchor"] switch
        {
            "middle" => -(head + tail) / 2,
            "end" => -(head + tail),
            _ => 0,
        };
        canvas.Save();
        canvas.Translate((float)mark.Number("x"), (float)mark.Number("y"));
        if (mark["transform"] is not null)
            canvas.RotateDegrees(-90);
        if (mark["class"] is "ts-halo")
        {
            using var halo = Paint(Theme.Paper, 1)!;
            halo.Style = SKPaintStyle.Stroke;
            halo.StrokeWidth = HaloWidth;
            halo.StrokeJoin = SKStrokeJoin.Round;
            Runs(halo);
        }
        using var ink = Paint(mark["fill"] ?? "#000000", 1)!;
        Runs(ink);
        canvas.Restore();

        void Runs(SKPaint paint)
        {
            FigureFont.Draw(canvas, plain, start, size, bold, paint);
            FigureFont.Draw(canvas, mark.Strong, start + head, size, bold: true, paint);
        }
    }

    private SKPaint? Paint(object colour, double opacity)
    {
        var hex = colour is Colour named ? Hex(named, scheme) : (string)colour;
        if (hex == "none" || opacity == 0)
            return null;
        return new SKPaint { IsAntialias = true, Color = SKColor.Parse(hex).WithAlpha((byte)Math.Round(255 * opacity)) };
    }

    private static double Opacity(Mark mark, string attribute) => mark[attribute] is null ? 1 : mark.Number(attribute);

    private static SKPathEffect? Dashes(string? lengths) =>
        lengths is null
            ? null
            : SKPathEffect.CreateDash([.. lengths.Split(' ').Select(length => float.Parse(length, CultureInfo.InvariantCulture))], 0);
}
