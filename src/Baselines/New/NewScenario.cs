using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TradeSim.Baselines.World;

namespace TradeSim.Baselines.New;

/// <summary>Makes a first scenario for two of the world's economies: a folder with a baseline, its recipe, and a scenario that
/// runs.</summary>
public static class NewScenario
{
    /// <summary>Folder of the baseline, in the new folder.</summary>
    public const string BaselineFolder = "baseline";

    /// <summary>Folder of the recipe, in the baseline's.</summary>
    public const string RecipeFolder = "sources";

    private const int FirstYear = WorldData.Year + 1;
    private const int LastYear = 2060;

    /// <summary>Name of the folder for two countries, such as <c>srb-vnm</c>.</summary>
    /// <exception cref="RecipeException">A country is unknown.</exception>
    public static string FolderName(NewScenarioRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        NewRecipe recipe = NewRecipe.Choose(request);
        return $"{recipe.One.Code}-{recipe.Other.Code}".ToLowerInvariant();
    }

    /// <summary>Creates the folder.</summary>
    /// <param name="request">What to create.</param>
    /// <param name="folder">The folder; made if it is not there. Files of the same names are replaced.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="RecipeException">A country, bloc or number cannot be used; the message says why.</exception>
    public static NewScenarioResult Create(NewScenarioRequest request, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        NewRecipe recipe = NewRecipe.Choose(request);
        string baseline = Path.Combine(folder, BaselineFolder);
        string sources = Path.Combine(baseline, RecipeFolder);
        recipe.Write(sources);
        BuildReport report = BaselineBuilder.Make(sources, baseline, cancellation);
        var (tables, _) = BaselineBuilder.Build(BaselineRecipe.Read(sources), cancellation);
        string file = Path.Combine(folder, $"{FolderName(request)}.yaml");
        var pair = new PairOfCountries(recipe.One, recipe.Other, tables);
        File.WriteAllText(file, ScenarioText.Of(pair, request), new UTF8Encoding(false));
        return new NewScenarioResult(folder, file, Summary(pair, recipe, tables, report, request));
    }

    private static void Check(NewScenarioRequest request)
    {
        var errors = new List<string>();
        if (request.By is < FirstYear or > LastYear)
            errors.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"got the year {request.By}, expected one from {FirstYear} to {LastYear}: the data are of {WorldData.Year}"
                )
            );
        if (request.Target is { } target && !(target > 0 && double.IsFinite(target)))
            errors.Add("the target is a turnover in million US dollars, above 0");
        if (request.Partners is < 0 or > 50)
            errors.Add("the number of partners is 0 to 50");
        if (errors.Count > 0)
            throw new RecipeException(errors);
    }

    private static ImmutableArray<string> Summary(
        PairOfCountries pair,
        NewRecipe recipe,
        BaselineTables tables,
        BuildReport report,
        NewScenarioRequest request
    )
    {
        double Share(BuildStatus status) => report.Statuses.Single(row => row.Status == status).Totals;
        int unknown = tables.Flows.Count(flow => flow.TariffStatus is null && flow.Exporter != flow.Importer);
        string assumedGrowth = string.Join(
            ", ",
            new[] { pair.One, pair.Other }
                .Where(country => WorldData.Growth(country.Code).All(row => row.Status == BuildStatus.Assumed))
                .Select(country => country.Name)
        );
        string growth =
            (assumedGrowth.Length > 0 ? $"growth of {assumedGrowth} (the growth of the world is used)" : "")
            + (request.By > 2030 ? $"{(assumedGrowth.Length > 0 ? ", " : "")}growth after 2030" : "");
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"Reported: {Share(BuildStatus.Reported):0%} of the trade among {recipe.Codes.Count()} economies and the rest of the "
                    + $"world (CEPII BACI 2023); {pair.One.Name} to {pair.Other.Name} {pair.There:0.0}, back {pair.Back:0.0} million "
                    + $"USD; mirrored: {Share(BuildStatus.Mirror):0%}."
            ),
            "Estimated: production, domestic sales and final demand, from GDP (World Bank) and trade"
                + (Share(BuildStatus.Estimated) > 0 ? "; trade of hubs, without goods that only pass through (report.md lists it)." : "."),
            $"Assumed: input coefficients (the same for every "
                + $"economy){(request.Sectors ? ", the split of trade into ten sectors" : "")}{(growth.Length > 0 ? ", " : "")}{growth}, "
                + $"and the size of the measures in the scenario.",
            string.Create(CultureInfo.InvariantCulture, $"Unknown: the tariffs on all {unknown} flows; 0 is used."),
            request.Sectors
                ? "Most useful next: a BACI or UN Comtrade file with products replaces the assumed sectors: tradesim import FILE."
                : "Most useful next: a BACI or UN Comtrade file with products, so that goods are ten sectors instead of one: tradesim "
                    + "import FILE.",
        ];
    }
}
