using System.Globalization;

namespace TradeSim.Figures;

/// <summary>How a figure is drawn: how wide, for whom, and where it goes.</summary>
internal sealed record FigureStyle
{
    /// <summary>The width that suits a page or a slide, in pixels.</summary>
    public const int Wide = 720;

    /// <summary>The width that suits a phone, in pixels. A report contains both, and the page shows the one that fits.</summary>
    public const int Narrow = 360;

    /// <summary>English, wide, as a separate file.</summary>
    public static FigureStyle Default { get; } = new();

    /// <summary>The width in pixels, 280 to 2000. The height follows from the figure; text keeps its size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
    public int Width
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 280);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 2000);
            field = value;
        }
    } = Wide;

    /// <summary>The language of the few fixed words in a figure.</summary>
    public ReportLanguage Language { get; init; } = ReportLanguage.English;

    /// <summary>The notation of numbers. Without one it is the language's.</summary>
    public CultureInfo Culture
    {
        get => field ?? Language.Culture;
        init;
    }

    /// <summary>Which colours.</summary>
    public ColourScheme Scheme { get; init; } = ColourScheme.Reader;

    /// <summary>True if the SVG is part of a page with <see cref="FigureScript.Css"/>; false for a separate file, which then contains its
    /// styles.</summary>
    public bool Embedded { get; init; }

    /// <summary>True for layouts that a phone shows.</summary>
    internal bool IsNarrow => Width < 520;
}
