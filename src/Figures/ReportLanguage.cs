using System.Globalization;
using TradeSim.Figures.Translations;

namespace TradeSim.Figures;

/// <summary>A language of figures, reports and the simulator: how its numbers are written, and its texts.</summary>
/// <remarks>The code contains the English texts. The translations are in one catalogue a language, <c>Translations/de.po</c> and
/// <c>ru.po</c>; a test compares them with the texts of the code.</remarks>
internal sealed class ReportLanguage
{
    private readonly Lazy<Catalogue?> catalogue;
    private readonly Func<int, int> pluralForm;

    private ReportLanguage(string code, string culture, Func<int, int> pluralForm)
    {
        Code = code;
        Culture = CultureInfo.GetCultureInfo(culture);
        this.pluralForm = pluralForm;
        catalogue = new(() => code == "en" ? null : Catalogue.Of(code));
    }

    /// <summary>English, with invariant numbers (1,234.5).</summary>
    public static ReportLanguage English { get; } = new("en", "", OneOrOther);

    /// <summary>German.</summary>
    public static ReportLanguage German { get; } = new("de", "de-DE", OneOrOther);

    /// <summary>Russian.</summary>
    public static ReportLanguage Russian { get; } = new("ru", "ru-RU", OneFewOrMany);

    /// <summary>All languages.</summary>
    public static IReadOnlyList<ReportLanguage> All { get; } = [English, German, Russian];

    /// <summary>The code that <c>--lang</c> takes and HTML's <c>lang</c> contains: en, de, ru.</summary>
    public string Code { get; }

    /// <summary>How numbers are written in it.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The translation of a <see cref="Phrase"/>.</summary>
    public string this[string phrase] => Translate(phrase);

    /// <summary>The translation of a fixed text; the text itself where there is none.</summary>
    /// <param name="english">The text.</param>
    /// <param name="context">What tells it from the same English text with another translation.</param>
    public string Translate(string english, string context = "") => catalogue.Value?.Find(english, context)?[0] ?? english;

    /// <summary>The translation of a sentence with values.</summary>
    /// <param name="english">The sentence.</param>
    /// <param name="context">What tells it from the same English text with another translation.</param>
    public string Translate(Message english, string context = "") => english.In(Translate(english.Template, context));

    /// <summary>The translation of a sentence whose words depend on a count.</summary>
    /// <param name="count">The count.</param>
    /// <param name="one">The sentence for 1.</param>
    /// <param name="other">The sentence for other counts, with the same values. Languages may have further forms.</param>
    public string Plural(int count, Message one, Message other) =>
        catalogue.Value?.Find(one.Template, "") is { } forms ? one.In(forms[pluralForm(count)])
        : OneOrOther(count) == 0 ? one.In(one.Template)
        : other.In(other.Template);

    /// <summary>The language of a code: en, de or ru.</summary>
    /// <exception cref="ArgumentException">There is no such language; the message lists those there are.</exception>
    public static ReportLanguage For(string code) =>
        All.FirstOrDefault(language => language.Code == code)
        ?? throw new ArgumentException(
            $"There is no language '{code}'; there are {string.Join(", ", All.Select(language => language.Code))}.",
            nameof(code)
        );

    // The plural forms of integers in CLDR, in the order of msgstr[n]:
    // unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
    private static int OneOrOther(int count) => count == 1 ? 0 : 1;

    private static int OneFewOrMany(int count) =>
        (count % 10, count % 100) switch
        {
            (1, not 11) => 0,
            (>= 2 and <= 4, not (>= 12 and <= 14)) => 1,
            _ => 2,
        };
}
