using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TradeSim.Figures;

/// <summary>Colours, fonts and sizes of every figure, in one place.</summary>
/// <remarks>
/// The series' colours are Okabe and Ito's, which can be distinguished with the common kinds of colour-blindness. Their order alternates
/// dark and light, and some are shifted a little in lightness, so that neighbours also differ in grey print.
/// </remarks>
internal static class Theme
{
    /// <summary>The background.</summary>
    public static Colour Paper { get; } = new("paper", "#FFFFFF", "#16191D");

    /// <summary>Titles and values.</summary>
    public static Colour Ink { get; } = new("ink", "#1B1F24", "#ECEFF2");

    /// <summary>Subtitles, axes, sources.</summary>
    public static Colour Quiet { get; } = new("quiet", "#57606A", "#A6B0BA");

    /// <summary>The lines of the grid.</summary>
    public static Colour Grid { get; } = new("grid", "#E3E6EA", "#2C323A");

    /// <summary>Ghost lines, dominated options.</summary>
    public static Colour Ghost { get; } = new("ghost", "#A3ABB4", "#6B7580");

    /// <summary>Targets.</summary>
    public static Colour Target { get; } = new("target", "#A3123A", "#FF8FA8");

    /// <summary>What adds: a rise, a contribution.</summary>
    public static SeriesColour Rise { get; } = new(new("rise", "#0072B2", "#4CA6DE"), new("rise-t", "#005A8E", "#86C5EC"));

    /// <summary>What takes: a fall.</summary>
    public static SeriesColour Fall { get; } = new(new("fall", "#E08A00", "#F0AB3C"), new("fall-t", "#8A5200", "#F5C272"));

    /// <summary>Totals in a waterfall.</summary>
    public static Colour Total { get; } = new("total", "#4A525B", "#98A3AE");

    /// <summary>The series' colours, in the order they are given out.</summary>
    public static IReadOnlyList<SeriesColour> Series { get; } =
    [
        Of(1, "#0072B2", "#00598C", "#4CA6DE", "#86C5EC"), // blue
        Of(2, "#E69F00", "#855A00", "#F2B740", "#F6CB78"), // orange
        Of(3, "#007A5A", "#006248", "#2FA583", "#6FCBB0"), // bluish green
        Of(4, "#6CBDE9", "#1F6F9C", "#A5DAF7", "#B9E2F9"), // sky blue
        Of(5, "#C04A00", "#A03E00", "#E2713A", "#F09A70"), // vermilion
        Of(6, "#EBDD4B", "#6E6500", "#F3EA86", "#F3EA86"), // yellow
        Of(7, "#A2508A", "#8A3F74", "#C47BAE", "#DDA3CB"), // reddish purple
        Of(8, "#C3C9CF", "#5F6871", "#E1E5E9", "#E1E5E9"), // light grey
        Of(9, "#4F5963", "#3F4750", "#8A949E", "#B3BBC3"), // dark grey
        Of(10, "#E3A9CB", "#8C4A72", "#F2CFE3", "#F2CFE3"), // pink
        Of(11, "#5D4A1F", "#5D4A1F", "#A38A4E", "#CDB57C"), // brown
        Of(12, "#A8D5B5", "#3B7450", "#CDEBD6", "#CDEBD6"), // pale green
    ];

    /// <summary>The font stack: the embedded font, and fonts of the same widths, since the layout relies on them.</summary>
    public const string Font = "'TradeSim Sans', 'Liberation Sans', Arimo, Arial, Helvetica, sans-serif";

    /// <summary>Size of titles, in pixels.</summary>
    public const double TitleSize = 17;

    /// <summary>Size of subtitles and names, in pixels.</summary>
    public const double TextSize = 13;

    /// <summary>Size of ticks and labels, in pixels.</summary>
    public const double LabelSize = 12;

    /// <summary>Size of source and scenario, in pixels.</summary>
    public const double SmallSize = 11;

    /// <summary>Width of a series' line, in pixels.</summary>
    public const double LineWidth = 2.25;

    /// <summary>The dashes of a dashed series.</summary>
    public const string Dash = "7 4";

    /// <summary>The dashes of a target.</summary>
    public const string TargetDash = "3 3";

    /// <summary>The colours of a series by its place in the figure.</summary>
    internal static SeriesColour At(int index) => Series[index % Series.Count];

    /// <summary>A light-to-dark ramp of one hue, even in lightness, so that it also orders in grey print.</summary>
    internal static string Sequential(double share) => Between(share, "#F1F6FA", "#BBD9EC", "#6FAFD6", "#2279B0", "#0B3F66");

    /// <summary>A ramp that runs both ways from a pale middle: orange below, blue above.</summary>
    internal static string Diverging(double share) => Between(share, "#9A4A00", "#E39A45", "#F6F4EF", "#6FAFD6", "#0B4F80");

    /// <summary>How light a colour looks, 0 (black) to 100 (white): CIE L*.</summary>
    internal static double Lightness(string colour)
    {
        static double Linear(double c) => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        var (r, g, b) = Channels(colour);
        var y = (0.2126 * Linear(r / 255.0)) + (0.7152 * Linear(g / 255.0)) + (0.0722 * Linear(b / 255.0));
        return y <= 0.008856 ? 903.3 * y : (116 * Math.Cbrt(y)) - 16;
    }

    internal static (int R, int G, int B) Channels(string colour)
    {
        var number = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return ((number >> 16) & 255, (number >> 8) & 255, number & 255);
    }

    /// <summary>The colours as CSS: one custom property each, and classes that use them with the light colour to fall back on.</summary>
    /// <param name="themeSwitch">True to let <c>data-theme</c> on the page's root overrule the reader's system.</param>
    internal static string Css(bool themeSwitch)
    {
        var colours = All().ToImmutableArray();
        string Properties(Func<Colour, string> value) => string.Concat(colours.Select(colour => $"--ts-{colour.Token}:{value(colour)};"));
        var light = Properties(colour => colour.Light);
        var dark = Properties(colour => colour.Dark);
        var css = new StringBuilder();
        css.Append(".ts-scope,.ts-figure{").Append(light).Append("}\n");
        css.Append("@media screen and (prefers-color-scheme:dark){.ts-scope,.ts-figure{").Append(dark).Append("}}\n");
        if (themeSwitch)
        {
            css.Append("@media screen{:root[data-theme=light] .ts-scope,:root[data-theme=light] .ts-figure{").Append(light).Append("}\n");
            css.Append(":root[data-theme=dark] .ts-scope,:root[data-theme=dark] .ts-figure{").Append(dark).Append("}}\n");
        }
        foreach (var colour in colours)
        {
            css.Append(".ts-f-")
                .Append(colour.Token)
                .Append("{fill:var(--ts-")
                .Append(colour.Token)
                .Append(',')
                .Append(colour.Light)
                .Append(")}");
            css.Append(".ts-s-")
                .Append(colour.Token)
                .Append("{stroke:var(--ts-")
                .Append(colour.Token)
                .Append(',')
                .Append(colour.Light)
                .Append(")}\n");
        }
        return css.ToString();
    }

    private static SeriesColour Of(int index, string light, string lightLabel, string dark, string darkLabel) =>
        new(
            new(string.Create(CultureInfo.InvariantCulture, $"c{index}"), light, dark),
            new(string.Create(CultureInfo.InvariantCulture, $"t{index}"), lightLabel, darkLabel)
        );

    private static IEnumerable<Colour> All() =>
        Series
            .Concat([Rise, Fall])
            .SelectMany(colour => new[] { colour.Fill, colour.Label })
            .Concat([Paper, Ink, Quiet, Grid, Ghost, Target, Total]);

    private static string Between(double share, params ReadOnlySpan<string> stops)
    {
        var place = Math.Clamp(share, 0, 1) * (stops.Length - 1);
        var below = Math.Min((int)place, stops.Length - 2);
        var (from, to, part) = (Channels(stops[below]), Channels(stops[below + 1]), place - below);
        int Mix(int a, int b) => (int)Math.Round(a + (part * (b - a)));
        return string.Create(CultureInfo.InvariantCulture, $"#{Mix(from.R, to.R):X2}{Mix(from.G, to.G):X2}{Mix(from.B, to.B):X2}");
    }
}
