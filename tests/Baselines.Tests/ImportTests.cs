using System.Globalization;
using System.Text;
using TradeSim.Baselines.Import;
using TradeSim.Baselines.New;
using TradeSim.Scenarios;

namespace TradeSim.Baselines.Tests;

/// <summary>Downloads in the layouts in which their publishers give them, imported into a new folder for Serbia and Vietnam.</summary>
public sealed class ImportTests : IDisposable
{
    private const string ComtradeHeader =
        "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,"
        + "partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,"
        + "classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,mosCode,"
        + "motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,"
        + "netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,"
        + "isReported,isAggregate";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tradesim-import-");
    private readonly string project;

    public ImportTests()
    {
        project = Path.Combine(folder.FullName, "srb-vnm");
        NewScenario.Create(
            new NewScenarioRequest
            {
                Countries = ["SRB", "VNM"],
                Target = 1000,
                By = 2032,
                Partners = 2,
            },
            project
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Sectors_of_BACI_enter_the_baseline_to_the_dollar()
    {
        Import(Baci());
        var world = World();
        Assert.Equal(11, world.SectorCount);
        Assert.Equal(148.7, Flow("VNM", "SRB", "agri-food"), 6);
        Assert.Equal(60.123456, Flow("VNM", "SRB", "electrical"), 6);
        Assert.Equal(0, Flow("VNM", "SRB", "metals"), 6);
        Assert.Equal(12.5, Flow("SRB", "VNM", "metals"), 6); // code 688 is Serbia
        Assert.Equal(7.25, Flow("CHN", "SRB", "pharmaceuticals"), 6);
    }

    [Fact]
    public void What_a_country_reports_to_Comtrade_goes_before_BACI_and_the_conflict_is_listed_with_its_rule()
    {
        Import(Baci());
        var report = Import(Comtrade(Encoding.UTF8, withMark: true));
        Assert.Equal(150.25, Flow("VNM", "SRB", "agri-food"), 6);
        Assert.Equal(61, Flow("VNM", "SRB", "electrical"), 6);
        Assert.Equal(0, Flow("VNM", "SRB", "textiles"), 6); // chapters are complete: they sum to the total
        Conflict conflict = Assert.Single(report.Conflicts, each =>
            each.Where == "VNM to SRB, wood-furniture" || (each.Where == "VNM to SRB, agri-food" && each.Factor > 100)
        );
        Assert.Equal("importer's report, the only one", conflict.Rule);
    }

    [Fact]
    public void Comtrade_rows_that_repeat_others_do_not_count_twice_and_chapters_go_before_products()
    {
        Import(Comtrade(Encoding.Latin1, withMark: false));
        Assert.Equal(150.25, Flow("VNM", "SRB", "agri-food"), 6);
        Assert.Equal(211.25 + 3, Flow("VNM", "SRB"), 6);
    }

    [Fact]
    public void Imports_in_either_order_give_the_same_baseline()
    {
        Import(Baci(), Comtrade(Encoding.UTF8, withMark: false), WorldBank());
        string one = File.ReadAllText(Path.Combine(project, "baseline", "flows.csv"));
        NewScenario.Create(
            new NewScenarioRequest
            {
                Countries = ["SRB", "VNM"],
                Target = 1000,
                By = 2032,
                Partners = 2,
            },
            project
        );
        foreach (string table in new[] { "sectors.csv", "inputs.csv", "demand.csv", "structure.csv" })
            File.Delete(Path.Combine(project, "baseline", "sources", table));
        Import(WorldBank(), Comtrade(Encoding.UTF8, withMark: false), Baci());
        Assert.Equal(one, File.ReadAllText(Path.Combine(project, "baseline", "flows.csv")));
    }

    [Fact]
    public void The_World_Banks_GDP_is_value_added()
    {
        Import(WorldBank());
        Assert.Equal(81342.66, World().ValueAdded(World().EconomyIndex("SRB")), 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_outlook_gives_growth_of_every_year_in_UTF_16_or_8(bool wide)
    {
        Import(Outlook(wide ? Encoding.Unicode : Encoding.Latin1));
        var growth = File.ReadAllLines(Path.Combine(project, "baseline", "growth.csv"));
        Assert.Contains(growth, line => line.StartsWith("SRB,2024,0.039,reported,", StringComparison.Ordinal));
        Assert.Contains(growth, line => line.StartsWith("SRB,2025,0.035,estimated,", StringComparison.Ordinal));
        Assert.Equal(1234.5 * 1000, World().ValueAdded(World().EconomyIndex("VNM")), 1);
    }

    [Fact]
    public void Tariffs_are_means_of_lines_and_those_of_others_stay_unknown()
    {
        Import(
            Write(
                "tariffs.csv",
                "Reporter,Year,Partner,Product,Simple "
                    + "Average\nSerbia,2023,World,010121,10\nSerbia,2023,World,850110,2\nSerbia,2023,Viet "
                    + "Nam,010121,4\nSerbia,2023,Viet Nam,020110,6\n"
            )
        );
        var baseline = BaselineReader.Read(Path.Combine(project, "baseline"));
        var world = baseline.World;
        var (serbia, vietnam) = (world.EconomyIndex("SRB"), world.EconomyIndex("VNM"));
        Assert.Equal(0.05, world.Tariff(vietnam, serbia, 0), 9);
        Assert.Equal(0.06, world.Tariff(world.EconomyIndex("CHN"), serbia, 0), 9);
        Assert.False(baseline.Provenance.TariffIsUnknown(vietnam, serbia, 0));
        Assert.True(baseline.Provenance.TariffIsUnknown(serbia, vietnam, 0));
    }

    [Fact]
    public void A_tariff_policy_on_unknown_tariffs_warns()
    {
        string file = Path.Combine(project, "srb-vnm.yaml");
        File.WriteAllText(
            file,
            File.ReadAllText(file)
                .Replace(
                    "\noutcomes:",
                    "\n  - { name: cut, kind: tariff, from: 2026, rate: 0.1, exporter: VNM, importer: SRB }\n\noutcomes:",
                    StringComparison.Ordinal
                )
        );
        var warning = Assert.Single(ScenarioReader.Read(file).Warnings).ToString();
        Assert.Contains("the present tariff is unknown on 1 of 1 flows", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_output_tables_set_inputs_of_an_economy_and_negative_inventories_count_as_nothing()
    {
        string[] industries = ["A01", "C10T12", "C26", "G"];
        string[] countries = ["SRB", "VNM", "ROW"];
        var labels = countries.SelectMany(country => industries.Select(industry => $"{country}_{industry}")).ToArray();
        string[] demand = [.. countries.SelectMany(country => new[] { $"{country}_HFCE", $"{country}_INVNT" })];
        var text = new StringBuilder(string.Join(',', ["V1", .. labels, .. demand, "OUT"])).Append('\n');
        foreach (string row in labels)
            text.Append(string.Join(',', [row, .. labels.Select(_ => "2"), .. demand.Select((_, at) => at % 2 == 0 ? "10" : "-1"), "51"]))
                .Append('\n');
        text.Append(string.Join(',', ["VA", .. labels.Select(_ => "27"), .. demand.Select(_ => "0"), "0"])).Append('\n');
        text.Append(string.Join(',', ["OUT", .. labels.Select(_ => "51"), .. demand.Select(_ => "0"), "0"])).Append('\n');
        var results = DataImport.Import(project, [Write("2022_SML.csv", text.ToString())]);
        Assert.Equal("OECD ICIO", results[0].Format);
        Assert.Contains("inputs, value added and final demand of SRB, VNM", results[0].Messages[0], StringComparison.Ordinal);
        Assert.Contains(results[0].Messages, message => message.StartsWith("36 negative cells", StringComparison.Ordinal));
        var recipe = BaselineRecipe.Read(Path.Combine(project, "baseline", "sources"));
        Assert.Equal(1 - (24.0 / 51), recipe.ValueAdded.Single(row => row is { Economy: "SRB", Sector: "electrical" }).Share, 6);
        Assert.Equal(0.5, recipe.EconomyInputs.Single(row => row is { Economy: "SRB", Sector: "electrical", Input: "agri-food" }).Share, 9);
        Assert.Equal("SRB (OECD ICIO 2022)", recipe.Economies.First(economy => economy.Code == "SRB").DemandPattern);
    }

    [Fact]
    public void FIGARO_is_read_by_cell()
    {
        var text = new StringBuilder("icioiRow,icioiCol,refArea,rowIi,counterpartArea,colIi,obsValue\n");
        foreach (string row in new[] { "A01", "C10-12", "G45" })
        {
            foreach (string column in new[] { "A01", "C10-12", "G45", "P3_S14", "P52" })
                text.Append(CultureInfo.InvariantCulture, $"RS_{row},RS_{column},RS,{row},RS,{column},{(column == "P52" ? "-3" : "5")}\n");
        }

        foreach (string column in new[] { "A01", "C10-12", "G45" })
            text.Append(CultureInfo.InvariantCulture, $"W2_D1,RS_{column},W2,D1,RS,{column},15\n");
        DataImport.Import(project, [Write("figaro.csv", text.ToString())]);
        var recipe = BaselineRecipe.Read(Path.Combine(project, "baseline", "sources"));
        Assert.Equal(0.5, recipe.ValueAdded.Single(row => row is { Economy: "SRB", Sector: "agri-food" }).Share, 6);
        Assert.Equal(
            1.0 / 3,
            recipe.EconomyInputs.Single(row => row is { Economy: "SRB", Sector: "agri-food", Input: "services" }).Share,
            6
        );
    }

    [Fact]
    public void ITPD_E_gives_totals_of_goods()
    {
        DataImport.Import(
            project,
            [
                Write(
                    "itpd.csv.txt",
                    "exporter_iso3,exporter_name,importer_iso3,importer_name,year,industry_id,industry_descr,broad_sector,trade,"
                        + "flag_mirror,flag_zero\nSRB,Serbia,VNM,Viet Nam,2023,1,Wheat,Agriculture,3.5,0,p\nSRB,Serbia,VNM,Viet "
                        + "Nam,2023,60,Steel,Manufacturing,4,0,p\nSRB,Serbia,VNM,Viet Nam,2023,160,Transport,Services,9,0,p\n"
                ),
            ]
        );
        var recipe = BaselineRecipe.Read(Path.Combine(project, "baseline", "sources"));
        Assert.Equal(7.5, Assert.Single(recipe.Reports, row => row.Reporter == "ITPD-E").Value, 9);
    }

    [Fact]
    public void Unknown_and_missing_files_are_refused_together_with_the_columns_that_were_found()
    {
        var error = Assert.Throws<RecipeException>(() =>
            DataImport.Import(project, [Write("other.csv", "foo;bar;baz\n1;2;3\n"), Path.Combine(folder.FullName, "none.csv")])
        );
        Assert.Equal(2, error.Errors.Count);
        Assert.Contains("its columns are foo, bar, baz", error.Errors[0], StringComparison.Ordinal);
        Assert.EndsWith("none.csv: file not found", error.Errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_recipe_says_how_to_create_one() =>
        Assert.Contains(
            "tradesim new",
            Assert.Throws<RecipeException>(() => DataImport.Import(folder.FullName, [Baci()])).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Sectors_can_be_assigned_by_a_table_beside_the_recipe()
    {
        Import(Baci());
        File.WriteAllText(
            Path.Combine(project, "baseline", "sources", "hs.csv"),
            "from,to,sector\n1,84,agri-food\n85,85,electrical\n86,99,other-goods\n"
        );
        Import(Baci());
        Assert.Equal(5, Flow("VNM", "SRB", "other-goods"), 6);
        Assert.Equal(0, Flow("VNM", "SRB", "wood-furniture"), 6);
    }

    private BuildReport Import(params string[] files)
    {
        DataImport.Import(project, files);
        return BaselineBuilder.Make(Path.Combine(project, "baseline", "sources"), Path.Combine(project, "baseline"));
    }

    private Engine.Baseline.World World() => BaselineReader.Read(Path.Combine(project, "baseline")).World;

    private double Flow(string exporter, string importer, string sector)
    {
        var world = World();
        return world.Flow(world.EconomyIndex(exporter), world.EconomyIndex(importer), world.SectorIndex(sector));
    }

    private double Flow(string exporter, string importer)
    {
        var world = World();
        return Enumerable
            .Range(0, world.SectorCount)
            .Sum(sector => world.Flow(world.EconomyIndex(exporter), world.EconomyIndex(importer), sector));
    }

    /// <summary>Codes of BACI: China 156, Vietnam 704, Serbia 688, Taiwan 490; products with and without their leading zero.</summary>
    private string Baci() =>
        Write(
            "BACI_HS22_Y2023_V202501.csv",
            "t,i,j,k,v,q\n2023,704,688,080131, 100000.000,     "
                + "1.5\n2023,704,688,90111,48700.000,NA\n2023,704,688,851712,60123.456,2\n2023,704,688,940360,5000,1\n"
                + "2023,688,704,740311,12500,1\n2023,156,688,300490,7250,1\n2023,156,704,851712,60000000,1\n"
                + "2023,704,156,851712,50000000,1\n2023,688,156,740311,1000000,1\n2023,490,688,851712,900,1\n"
                + "2023,688,276,870321,5000000,1\n2023,276,688,870321,6000000,1\n2023,842,704,300490,9000000,1\n"
                + "2023,704,842,940360,90000000,1\n"
                + "2023,156,842,851712,400000000,1\n2023,842,156,120190,140000000,1\n"
        );

    /// <summary>Serbian imports from Vietnam: a total, chapters and products, rows that repeat them, and an accent.</summary>
    private string Comtrade(Encoding encoding, bool withMark)
    {
        string Row(string level, string code, double value, string customs = "C00", string mode = "0", string second = "0") =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"C,A,20230101,2023,52,2023,688,SRB,Serbia,M,Import,704,VNM,\"Viet Nam, "
                    + $"Côte\",{second},W00,World,H6,HS,true,{code},\"Some, "
                    + $"goods\",{level},false,{customs},TOTAL,0,{mode},TOTAL,"
                    + $"-1,N/A,,false,-1,N/A,,false,,false,,false,{value},,{value},0,false,true"
            );
        string text = string.Join(
            "\r\n",
            [
                ComtradeHeader,
                Row("0", "TOTAL", 214_250_000),
                Row("2", "08", 150_000_000),
                Row("2", "09", 250_000),
                Row("2", "85", 61_000_000),
                Row("2", "94", 3_000_000),
                Row("6", "080131", 150_000_000),
                Row("6", "851712", 20_000_000),
                Row("2", "08", 90_000_000, customs: "C01"),
                Row("2", "08", 90_000_000, mode: "1000"),
                Row("2", "08", 90_000_000, second: "156"),
            ]
        );
        string path = Path.Combine(folder.FullName, "TradeData.csv");
        File.WriteAllBytes(path, [.. withMark ? encoding.Preamble : [], .. encoding.GetBytes(text)]);
        return path;
    }

    private string WorldBank() =>
        Write(
            "API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv",
            "\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2025-10-07\",\n\n\"Country Name\",\"Country "
                + "Code\",\"Indicator Name\",\"Indicator Code\",\"2022\",\"2023\",\n"
                + "\"Serbia\",\"SRB\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"63000000000\",\"81342660000\",\n\"High "
                + "income\",\"HIC\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"1\",\"2\",\n\"Viet Nam\",\"VNM\",\"GDP (current "
                + "US$)\",\"NY.GDP.MKTP.CD\",\"\",\"\",\n"
        );

    private string Outlook(Encoding encoding)
    {
        string path = Path.Combine(folder.FullName, "WEOOct2025all.xls");
        string text =
            "WEO Country Code\tISO\tWEO Subject Code\tCountry\tSubject Descriptor\tUnits\tScale\t2023\t2024\t2025\tEstimates Start After\n"
            + "942\tSRB\tNGDP_RPCH\tSerbia\tGDP\tPercent change\t\t3.8\t3.9\t3.5\t2024\n582\tVNM\tNGDPD\tVietnam\tGDP\tU.S. "
            + "dollars\tBillions\t\"1,234.5\"\tn/a\t--\t2023\n\nInternational Monetary Fund\n";
        File.WriteAllBytes(path, [.. encoding == Encoding.Unicode ? encoding.Preamble : [], .. encoding.GetBytes(text)]);
        return path;
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
