using System.Globalization;
using TradeSim.Baselines.New;
using TradeSim.Baselines.World;

namespace TradeSim.Baselines.Import;

/// <summary>The recipe that files are imported into: its economies, sectors and tables.</summary>
internal sealed class ImportTarget
{
    /// <summary>Who published no partner detail since 2022: their exports are mirror data in every data set.</summary>
    public static readonly string[] SilentSince2022 = ["RUS", "BLR"];

    private readonly Dictionary<string, string> unitOf = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> byNumber = [];

    private ImportTarget(string folder)
    {
        Folder = folder;
        Settings = RecipeTable.Read(folder, "recipe.csv", "setting", "value");
        EconomyRows = RecipeTable.Read(folder, "economies.csv", "code", "name", "kind");
        Reports = RecipeTable.Read(folder, "reports.csv", "reporter", "exporter", "importer", "year", "value", "status", "source");
        Gdp = RecipeTable.Read(folder, "gdp.csv", "economy", "year", "value", "status", "source");
        Growth = RecipeTable.Read(folder, "growth.csv", "economy", "year", "growth", "status", "source");
        Tariffs = RecipeTable.Read(folder, "tariffs.csv", "importer", "exporter", "sector", "rate", "status", "source");
        Year = int.Parse(Settings.Rows.First(row => row["setting"] == "year")["value"], NumberStyles.None, CultureInfo.InvariantCulture);
        Economies = [.. EconomyRows.Rows.Select(row => row["code"])];
        Rest = EconomyRows.Rows.FirstOrDefault(row => row["kind"] == "rest")?["code"];
        foreach (string code in Economies.Where(code => Countries.ByCode(code) is not null))
            unitOf[code] = code;
        foreach (Bloc bloc in Countries.Blocs.Where(bloc => Economies.Contains(bloc.Code)))
        {
            foreach (string member in bloc.Members)
                unitOf.TryAdd(member, bloc.Code);
        }

        foreach (Country country in Countries.All)
        {
            foreach (int number in country.Numeric)
                byNumber.TryAdd(number, country.Code);
        }
    }

    /// <summary>Folder of the recipe.</summary>
    public string Folder { get; }

    /// <summary>Year of the baseline.</summary>
    public int Year { get; }

    /// <summary>Codes of the recipe's economies, in its order.</summary>
    public IReadOnlyList<string> Economies { get; }

    /// <summary>Code of the rest of the world; null: the recipe has none.</summary>
    public string? Rest { get; }

    public RecipeTable Settings { get; }

    public RecipeTable EconomyRows { get; }

    public RecipeTable Reports { get; }

    public RecipeTable Gdp { get; }

    public RecipeTable Growth { get; }

    public RecipeTable Tariffs { get; }

    /// <summary>Codes of traded sectors.</summary>
    public IReadOnlyList<string> Goods =>
        HasSectors ? [.. SectorRows.Where(row => row["traded"] == "yes").Select(row => row["code"])] : ["goods"];

    /// <summary>Codes of all sectors.</summary>
    public IReadOnlyList<string> Sectors => HasSectors ? [.. SectorRows.Select(row => row["code"])] : ["goods", "services"];

    private bool HasSectors => File.Exists(Path.Combine(Folder, "sectors.csv"));

    private List<Dictionary<string, string>> SectorRows => RecipeTable.Read(Folder, "sectors.csv", "code", "traded").Rows;

    /// <summary>Opens the recipe in a folder: the folder itself, <c>baseline/sources</c> in it, or <c>sources</c>.</summary>
    /// <exception cref="RecipeException">There is none.</exception>
    public static ImportTarget Open(string folder) => new(FindRecipe(folder));

    /// <summary>The folder of the recipe in a folder.</summary>
    /// <exception cref="RecipeException">There is none.</exception>
    public static string FindRecipe(string folder) =>
        new[]
        {
            folder,
            Path.Combine(folder, NewScenario.BaselineFolder, NewScenario.RecipeFolder),
            Path.Combine(folder, NewScenario.RecipeFolder),
        }.FirstOrDefault(path => File.Exists(Path.Combine(path, "recipe.csv")))
        ?? throw new RecipeException([
            $"{folder}: no recipe here (recipe.csv); create one first, as in: tradesim new SRB VNM --target 1000 --by 2032, or name its "
                + $"folder with --to",
        ]);

    /// <summary>The economy of the recipe that a country is, or belongs to; the rest where it is named nowhere; null without a
    /// rest.</summary>
    public string? Unit(string iso3) => unitOf.GetValueOrDefault(iso3, Rest!);

    /// <summary>The same by a numeric code of BACI or UN Comtrade.</summary>
    public string? Unit(int number) => byNumber.TryGetValue(number, out string? code) ? Unit(code) : Rest;

    /// <summary>Whether an economy of the recipe is one country.</summary>
    public bool IsAlone(string unit) => unitOf.GetValueOrDefault(unit) == unit;

    /// <summary>Notes the code that a data set has for a country, and says whether it is new.</summary>
    public bool Learn(int number, string iso3) => Countries.ByCode(iso3) is not null && byNumber.TryAdd(number, iso3);

    /// <summary>The countries of an economy of the recipe.</summary>
    public IReadOnlyList<string> MembersOf(string unit) => [.. unitOf.Where(pair => pair.Value == unit).Select(pair => pair.Key)];

    /// <summary>Adds the standard sectors to a recipe whose goods are one sector, since a file with products says more.</summary>
    public string? DivideGoods()
    {
        if (HasSectors)
            return null;
        TenSectors.Write(Folder, Economies);
        foreach (var row in EconomyRows.Rows)
            row["demand_pattern"] = TenSectors.Pattern;
        EconomyRows.Declare("demand_pattern");
        return "goods are ten sectors now (sectors.csv); trade that no file reports by sector is split by assumption";
    }

    /// <summary>Writes the tables that imports change.</summary>
    public void Write()
    {
        Reports.Write();
        Gdp.Write();
        if (Growth.Rows.Count > 0)
            Growth.Write();
        if (Tariffs.Rows.Count > 0)
            Tariffs.Write();
        EconomyRows.Write();
    }
}
