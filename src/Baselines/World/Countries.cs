using System.Globalization;
using System.Text;
using TradeSim.Scenarios;

namespace TradeSim.Baselines.World;

/// <summary>The economies and blocs of the world data, and how people call them.</summary>
internal static class Countries
{
    private static readonly Lazy<Country[]> Table = new(Read);
    private static readonly Lazy<Bloc[]> BlocTable = new(ReadBlocs);
    private static readonly Lazy<Dictionary<string, Country>> Names = new(() =>
    {
        var names = new Dictionary<string, Country>(StringComparer.Ordinal);
        foreach (Country country in All)
        {
            foreach (string name in (string[])[country.Code, country.Name, .. country.OtherNames])
                names.TryAdd(Plain(name), country);
        }

        foreach (Country country in All)
            names.TryAdd(Plain(country.Iso2), country);
        return names;
    });

    /// <summary>All economies, by code.</summary>
    public static IReadOnlyList<Country> All => Table.Value;

    /// <summary>The blocs.</summary>
    public static IReadOnlyList<Bloc> Blocs => BlocTable.Value;

    /// <summary>The economy with a code.</summary>
    public static Country? ByCode(string code) => Array.Find(Table.Value, country => country.Code == code);

    /// <summary>The economy with a numeric code of BACI or UN Comtrade.</summary>
    public static Country? ByNumber(int number) => Array.Find(Table.Value, country => country.Numeric.Contains(number));

    /// <summary>The economy that a text names: an ISO code, or a name in English, German or Russian, in any case and spelling of
    /// accents.</summary>
    /// <exception cref="RecipeException">Nothing is called so.</exception>
    public static Country Find(string text)
    {
        if (Names.Value.TryGetValue(Plain(text), out Country? country))
            return country;
        string? near = MessageText.DidYouMean(text, All.SelectMany(each => (string[])[each.Name, .. each.OtherNames, each.Code]));
        throw new RecipeException([
            $"unknown country {MessageText.Quote(text)}{(near is null ? "." : $". {near}")} Write a name in English, German or Russian, "
                + $"or an ISO code such as SRB.",
        ]);
    }

    /// <summary>The name of an economy of a baseline in another language, where it has the usual English name; otherwise that of the
    /// baseline.</summary>
    /// <param name="code">The economy's code.</param>
    /// <param name="name">Its name in the baseline, such as <c>European Union (27)</c>.</param>
    /// <param name="language">The code of the language: en, de or ru.</param>
    public static string NameIn(string code, string name, string language)
    {
        var index = language switch
        {
            "de" => 0,
            "ru" => 1,
            _ => -1,
        };
        if (index < 0)
            return name;
        if (ByCode(code) is { } country && country.Name == name)
            return country.OtherNames[index];
        return Blocs.FirstOrDefault(bloc => bloc.Code == code && name.StartsWith(bloc.Name, StringComparison.Ordinal)) is { } found
            ? found.OtherNames[index] + name[found.Name.Length..]
            : name;
    }

    /// <summary>The bloc with a code.</summary>
    /// <exception cref="RecipeException">There is none.</exception>
    public static Bloc FindBloc(string code) =>
        Blocs.FirstOrDefault(bloc => string.Equals(bloc.Code, code, StringComparison.OrdinalIgnoreCase))
        ?? throw new RecipeException([
            $"unknown bloc {MessageText.Quote(code)}, expected one of {MessageText.Listed(Blocs.Select(bloc => bloc.Code))}",
        ]);

    /// <summary>Lower case, letters and digits only, without accents.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (char letter in text.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(letter));
        }

        return plain.ToString();
    }

    private static Country[] Read() =>
        EmbeddedTable
            .Rows("countries.csv", "code", "iso2", "numeric", "name", "name_de", "name_ru", "other_names", "longitude", "latitude")
            .Select(row => new Country(
                row[0],
                row[1],
                [.. row[2].Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))],
                row[3],
                [row[4], row[5], .. row[6].Split('|', StringSplitOptions.RemoveEmptyEntries)],
                double.Parse(row[7], CultureInfo.InvariantCulture),
                double.Parse(row[8], CultureInfo.InvariantCulture)
            ))
            .ToArray();

    private static Bloc[] ReadBlocs() =>
        EmbeddedTable
            .Rows("blocs.csv", "bloc", "name", "name_de", "name_ru", "member")
            .GroupBy(row => (Code: row[0], Name: row[1], German: row[2], Russian: row[3]))
            .Select(rows => new Bloc(rows.Key.Code, rows.Key.Name, [rows.Key.German, rows.Key.Russian], [.. rows.Select(row => row[4])]))
            .ToArray();
}
