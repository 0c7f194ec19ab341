using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace TradeSim.Baselines;

/// <summary>
/// Closes the accounts of one economy. Output of each sector is what users at home buy less imports plus exports; users are sectors
/// (Leontief) and final demand, which is GDP plus the trade deficit plus tariff revenue. Where imports leave domestic producers less than a
/// least share of the market, final demand moves toward that sector, at the expense of all others alike. Value added then sums to GDP of
/// itself.
/// </summary>
internal sealed class NationalAccounts
{
    // Million dollars: half a dollar of a sector's own, and as much of what others use of it.
    private const double RoundingToTheDollar = 1e-6;

    private readonly BaselineRecipe recipe;
    private readonly EconomyEntry economy;
    private readonly double[] exports;
    private readonly double[] imports;
    private readonly double[] importsWithTariff;
    private readonly double[] pattern;
    private readonly double[] valueAddedShare;
    private readonly Matrix<double> inputs;
    private readonly double gdp;
    private readonly int sectors;

    private NationalAccounts(BaselineRecipe recipe, EconomyEntry economy, double[] exports, double[] imports, double[] importsWithTariff)
    {
        this.recipe = recipe;
        this.economy = economy;
        this.exports = exports;
        this.imports = imports;
        this.importsWithTariff = importsWithTariff;
        sectors = recipe.Sectors.Count;
        gdp = recipe.GdpOf(economy.Code, recipe.Year)!.Value;
        valueAddedShare = recipe.Sectors.Select(sector => recipe.ValueAddedOf(economy, sector).Value).ToArray();
        string patternName = economy.DemandPattern.Length > 0 ? economy.DemandPattern : recipe.Demand[0].Owner;
        pattern = recipe.Sectors.Select(sector => Share(recipe.Demand, patternName, sector.Code)).ToArray();
        double[][] shares = recipe
            .Sectors.Select(user =>
            {
                var of = recipe.InputsOf(economy, user).ToList();
                return recipe.Sectors.Select(made => of.Where(row => row.Input == made.Code).Sum(row => row.Value)).ToArray();
            })
            .ToArray();
        inputs = Matrix<double>.Build.Dense(sectors, sectors, (k, j) => (1 - valueAddedShare[j]) * shares[j][k]);
    }

    /// <summary>Domestic sales and final demand shares of an economy by sector.</summary>
    /// <param name="recipe">Recipe.</param>
    /// <param name="economy">Economy.</param>
    /// <param name="exports">Exports by sector, million US dollars.</param>
    /// <param name="imports">Imports by sector before tariffs.</param>
    /// <param name="importsWithTariff">Imports by sector with tariffs.</param>
    /// <param name="report">Receives the adjustments.</param>
    public static (double[] DomesticSales, double[] DemandShares) Close(
        BaselineRecipe recipe,
        EconomyEntry economy,
        double[] exports,
        double[] imports,
        double[] importsWithTariff,
        BuildReport report
    )
    {
        var accounts = new NationalAccounts(recipe, economy, exports, imports, importsWithTariff);
        double[] output = accounts.OutputThatMeetsDemand();
        double[] sales = output.Select((y, k) => Math.Round(y - exports[k], 6)).ToArray();
        double[] demand = accounts.FinalDemandShares(sales);
        for (int k = 0; k < sales.Length; k++)
        {
            report.Changed("final demand share", $"{economy.Code}, {recipe.Sectors[k].Code}", accounts.pattern[k], demand[k], "accounts");
            report.Supplied(new HomeShare(economy.Code, recipe.Sectors[k].Code, sales[k], sales[k] / (sales[k] + importsWithTariff[k])));
        }

        return (sales, demand);
    }

    private double LeastDomesticSales(int k)
    {
        double share = recipe.HomeShares.LastOrDefault(row => row.Economy == economy.Code && row.Sector == recipe.Sectors[k].Code)?.Share
            ?? recipe.MinimumHomeShare;
        return share / (1 - share) * importsWithTariff[k];
    }

    private double[] OutputThatMeetsDemand()
    {
        var bound = new bool[sectors];
        for (int attempt = 0; attempt <= sectors; attempt++)
        {
            var (output, scale) = Solve(bound);
            if (!(scale > 0))
                break;
            bool settled = true;
            for (int k = 0; k < sectors; k++)
            {
                if (bound[k] || output[k] - exports[k] >= LeastDomesticSales(k))
                    continue;
                bound[k] = true;
                settled = false;
            }

            if (settled)
                return output;
        }

        throw new RecipeException([
            string.Create(
                CultureInfo.InvariantCulture,
                $"{economy.Code}: imports of {imports.Sum():0} million are more than its spending (GDP {gdp:0} plus deficit "
                    + $"{imports.Sum() - exports.Sum():0}) allow; lower minimum_home_share or check reports.csv"
            ),
        ]);
    }

    /// <summary>
    /// Output = exports - imports + inputs·output + s·pattern·spending in sectors that are free, and exports plus least sales in those that
    /// are bound; s is such that value added sums to GDP.
    /// </summary>
    private (double[] Output, double Scale) Solve(bool[] bound)
    {
        double spending = gdp + imports.Sum() - exports.Sum() + (importsWithTariff.Sum() - imports.Sum());
        var system = Matrix<double>.Build.Dense(sectors, sectors, (k, j) => (k == j ? 1 : 0) - (bound[k] ? 0 : inputs[k, j]));
        var constant = Vector<double>.Build.Dense(sectors, k =>
            bound[k] ? exports[k] + LeastDomesticSales(k) : exports[k] - importsWithTariff[k]
        );
        var perUnit = Vector<double>.Build.Dense(sectors, k => bound[k] ? 0 : pattern[k] * spending);
        var share = Vector<double>.Build.DenseOfArray(valueAddedShare);
        var fixedPart = system.Solve(constant);
        var scaledPart = system.Solve(perUnit);
        double scale = (gdp - share * fixedPart) / (share * scaledPart);
        return ((fixedPart + scale * scaledPart).ToArray(), scale);
    }

    private double[] FinalDemandShares(double[] sales)
    {
        double[] output = sales.Select((value, k) => value + exports[k]).ToArray();
        double[] demand = new double[sectors];
        double income = imports.Sum() - exports.Sum() + (importsWithTariff.Sum() - imports.Sum());
        for (int j = 0; j < sectors; j++)
            income += valueAddedShare[j] * output[j];
        for (int k = 0; k < sectors; k++)
        {
            double used = 0;
            for (int j = 0; j < sectors; j++)
                used += inputs[k, j] * output[j];
            double left = sales[k] + importsWithTariff[k] - used;
            // A sector without final demand leaves a rounding error of up to a dollar.
            if (Math.Abs(left) > Math.Max(RoundingToTheDollar, 1e-9 * income))
                demand[k] = left / income;
            if (demand[k] < 0)
                throw new RecipeException([
                    $"{economy.Code}: {recipe.Sectors[k].Code}: producers would use more than is on the market; check the commodity "
                        + $"structure or the inputs",
                ]);
        }

        return demand;
    }

    private static double Share(IEnumerable<SectorShare> shares, string owner, string sector) =>
        shares.Where(share => share.Owner == owner && share.Sector == sector).Sum(share => share.Share);
}
