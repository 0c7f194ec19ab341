namespace TradeSim.Scenarios.Tests;

/// <summary>Each kind of error in the tables of a baseline, with its full text.</summary>
public class BaselineErrorTests
{
    [Fact]
    public void A_code_with_a_blank_behind_it() =>
        Assert.Contains(
            "code: got \"KGZ \", expected no blanks before or after it. Write KGZ [TS1502]",
            Small.ErrorsOf(Small.With("", ("data/economies.csv", Small.Economies + "\nKGZ ,Kyrgyzstan once more,country,\n"))),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_table_with_semicolons_and_decimal_commas_is_read_with_a_notice()
    {
        var plain = Small.Flows.Replace(",5,0.1,", ",5.25,0.1,", StringComparison.Ordinal);
        var semicolons = string.Join(
            '\n',
            plain.Split('\n').Select(row => row.Replace(',', ';').Replace("5.25", "5,25", StringComparison.Ordinal))
        );
        var expected = ScenarioReader.Read(Small.With("", ("data/flows.csv", plain)));

        var read = ScenarioReader.Read(Small.With("", ("data/flows.csv", semicolons)));

        Assert.Equal(expected.Scenario.World.ToTables().Flows.ToArray(), read.Scenario.World.ToTables().Flows.ToArray());
        Assert.Equal(5.25, read.Scenario.World.Flow(0, 2, 0));
        Assert.Contains(read.Warnings, warning =>
            warning.ToString()
            == "data/flows.csv:1:1: got semicolons between the columns, so a comma in a number is read as the decimal mark [TS3011]"
        );
        Assert.DoesNotContain(expected.Warnings, warning => warning.Message.Contains("semicolons", StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_behind_semicolons_has_its_column() =>
        Assert.Equal(
            "data/flows.csv:2:14: value: got \"many\", expected a number from 0 to 1000000000000 (million USD) [TS1406]",
            Small
                .ErrorsOf(Small.With("", ("data/flows.csv", "exporter;importer;sector;value\nKGZ;KGZ;food;many\nBLR;BLR;food;1\n")))
                .Split('\n')[0]
        );

    [Theory]
    [InlineData("1e-320")]
    [InlineData("0")]
    public void An_elasticity_that_no_sector_has(string elasticity) =>
        Assert.Contains(
            "expected a number from 0.01 to 1000 [TS1406]",
            Small.ErrorsOf(Small.With("", ("data/sectors.csv", $"code,name,elasticity\nfood,Food,{elasticity}\n"))),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_tariff_that_must_be_a_wrong_unit() =>
        Assert.Contains(
            "tariff: got \"101\", expected a number above -1, at most 100 (0.05 is 5 %) [TS1406]",
            Small.ErrorsOf(
                Small.With("", ("data/flows.csv", "exporter,importer,sector,value,tariff\nKGZ,KGZ,food,10,0\nBLR,KGZ,food,10,101\n"))
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_region_is_part_of_a_country_not_of_all() =>
        Assert.Equal(
            """
            data/economies.csv:3:19: part_of: got "all", expected the code of the country that the region is part of [TS1503]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/economies.csv",
                        Small.Economies.Replace("GRO,Grodno region,region,BLR", "GRO,Grodno,region,all", StringComparison.Ordinal)
                    )
                )
            )
        );

    [Fact]
    public void Missing_column() =>
        Assert.Equal(
            "data/flows.csv:1:1: missing column `value`, expected exporter, importer, sector, value [TS1404]",
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/flows.csv",
                        """
                        exporter,importer,sector,tariff
                        KGZ,KGZ,food,0
                        """
                    )
                )
            )
        );

    [Fact]
    public void Missing_table() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:2:11: baseline: got "data", a folder without sectors.csv, one of economies.csv, sectors.csv, flows.csv, expected \
                the folder of a baseline [TS1501]
                """
            ),
            Small.ErrorsOf(Small.Without("data/sectors.csv"))
        );

    [Fact]
    public void Missing_every_table() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:2:11: baseline: got "data", a folder without economies.csv, sectors.csv, flows.csv, expected the folder of a \
                baseline [TS1501]
                """
            ),
            Small.ErrorsOf(Small.Without("data/sectors.csv", "data/flows.csv", "data/economies.csv"))
        );

    [Fact]
    public void Misspelt_and_doubled_columns() =>
        Assert.Equal(
            """
            data/flows.csv:1:32: tarif: unknown column. Did you mean `tariff`? [TS1405]
            data/flows.csv:1:38: value: duplicate column [TS1405]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/flows.csv",
                        """
                        exporter,importer,sector,value,tarif,value
                        KGZ,KGZ,food,1,0,1
                        """
                    )
                )
            )
        );

    [Fact]
    public void Empty_table() =>
        Assert.Equal(
            "data/flows.csv:1:1: got an empty file, expected a header with columns exporter, importer, sector, value [TS1402]",
            Small.ErrorsOf(Small.With("", ("data/flows.csv", "")))
        );

    [Fact]
    public void Unknown_codes() =>
        Assert.Equal(
            """
            data/flows.csv:2:1: exporter: got "KGX", expected the code of an economy. Did you mean `KGZ`? [TS1407]
            data/flows.csv:2:9: sector: got "foood", expected the code of a sector. Did you mean `food`? [TS1407]
            data/flows.csv:3:1: exporter: got nothing, expected the code of an economy [TS1407]
            data/flows.csv:3:2: importer: got "Mars", expected the code of an economy [TS1407]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/flows.csv",
                        """
                        exporter,importer,sector,value
                        KGX,KGZ,foood,1
                        ,Mars,food,1
                        """
                    )
                )
            )
        );

    [Fact]
    public void Duplicate_row_shows_both_lines() =>
        Assert.Equal(
            "data/flows.csv:4:1: exporter: duplicate row for KGZ to KGZ in food: line 2 has the same [TS1408]",
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/flows.csv",
                        """
                        exporter,importer,sector,value
                        KGZ,KGZ,food,1
                        KGZ,ROW,food,1
                        KGZ,KGZ,food,2
                        """
                    )
                )
            )
        );

    [Fact]
    public void Numbers() =>
        Assert.Equal(
            """
            data/flows.csv:2:14: value: got "-5", expected a number from 0 to 1000000000000 (million USD) [TS1406]
            data/flows.csv:3:14: value: got "0,05", expected a number from 0 to 1000000000000 (million USD). Write 0.05 [TS1406]
            data/flows.csv:4:14: value: got "5%", expected a number from 0 to 1000000000000 (million USD). Write 0.05 [TS1406]
            data/flows.csv:4:17: tariff: got "-1", expected a number above -1, at most 100 (0.05 is 5 %) [TS1406]
            data/flows.csv:5:14: value: got "010", expected a number from 0 to 1000000000000 (million USD). Write 10 [TS1406]
            data/flows.csv:5:18: tariff: got "x", expected a number above -1, at most 100 (0.05 is 5 %) [TS1406]
            data/flows.csv:6:14: value: got "1_000", expected a number from 0 to 1000000000000 (million USD). Write 1000 [TS1406]
            data/flows.csv:7:14: value: got "NaN", expected a number from 0 to 1000000000000 (million USD) [TS1406]
            data/flows.csv:8:14: value: got "inf", expected a number from 0 to 1000000000000 (million USD) [TS1406]
            data/flows.csv:9:14: value: got "1e400", expected a number from 0 to 1000000000000 (million USD) [TS1406]
            data/flows.csv:10:14: value: got nothing, expected a number from 0 to 1000000000000 (million USD) [TS1406]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/flows.csv",
                        """
                        exporter,importer,sector,value,tariff
                        KGZ,KGZ,food,-5,0
                        KGZ,GRO,food,"0,05",0
                        KGZ,REB,food,5%,-1
                        KGZ,ROW,food,010,x
                        GRO,ROW,food,1_000,0
                        REB,ROW,food,NaN,0
                        REB,KGZ,food,inf,0
                        REB,GRO,food,1e400,0
                        GRO,REB,food,,0
                        """
                    )
                )
            )
        );

    [Fact]
    public void Field_count() =>
        Assert.Equal(
            """
            data/flows.csv:2:1: got 3 fields, expected 4 as in the header [TS1403]
            data/flows.csv:3:1: got 5 fields, expected 4 as in the header [TS1403]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/flows.csv",
                        """
                        exporter,importer,sector,value
                        KGZ,KGZ,food
                        KGZ,KGZ,food,1,2
                        """
                    )
                )
            )
        );

    [Fact]
    public void Quotes() =>
        Assert.Equal(
            """
            data/flows.csv:2:1: got a quote inside a field, expected quotes around whole fields [TS1402]
            data/flows.csv:3:1: got a quote that is never closed, expected quotes around whole fields [TS1402]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/flows.csv",
                        """
                        exporter,importer,sector,value
                        KGZ,"K"GZ,food,1
                        KGZ,ROW,food,"1
                        """
                    )
                )
            )
        );

    [Fact]
    public void Economies() =>
        Assert.Equal(
            """
            data/economies.csv:2:16: kind: got "county", expected one of country, region, rest. Did you mean `country`? [TS1406]
            data/economies.csv:3:19: part_of: got nothing, expected the code of the country that the region is part of [TS1503]
            data/economies.csv:4:1: code: duplicate code "KGZ": line 2 has the same [TS1502]
            data/economies.csv:5:15: part_of: got "BLR", expected nothing: only a region is part of a country [TS1503]
            data/economies.csv:6:1: code: got "all", expected a name of up to 64 letters, digits, blanks, - and _ [TS1502]
            data/economies.csv:7:1: code: got "A.B", expected a name of up to 64 letters, digits, blanks, - and _ [TS1502]
            data/economies.csv:8:18: part_of: got "ROW", which is no country, expected the code of a country [TS1503]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/economies.csv",
                        """
                        code,name,kind,part_of
                        KGZ,Kyrgyzstan,county,
                        GRO,Grodno,region,
                        KGZ,Again,country,
                        ROW,Rest,rest,BLR
                        all,All,country,
                        A.B,Dots,country,
                        MIN,Minsk,region,ROW
                        """
                    )
                )
            )
        );

    [Fact]
    public void Sectors() =>
        Assert.Equal(
            Wrapped.Text(
                """
                data/sectors.csv:2:11: elasticity: got "-4", expected a number from 0.01 to 1000: the per cent by which a 1 % higher cost \
                lowers trade. Write 4 [TS1406]
                data/sectors.csv:3:20: elasticity: got "0", expected a number from 0.01 to 1000 [TS1406]
                data/sectors.csv:3:22: group: got "food", which is a sector, expected another name for a group of several sectors [TS1510]
                data/sectors.csv:4:1: code: duplicate code "food": line 2 has the same [TS1502]
                data/sectors.csv:5:5: elasticity: got "2,5", expected a number from 0.01 to 1000. Write 2.5 [TS1406]
                data/sectors.csv:5:11: group: got "all", expected a name of up to 64 letters, digits, blanks, - and _ [TS1502]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/sectors.csv",
                        """
                        code,name,elasticity,group
                        food,Food,-4,
                        machines,Machinery,0,food
                        food,Food,4,
                        x,X,"2,5",all
                        """
                    )
                )
            )
        );

    [Fact]
    public void Status() =>
        Assert.Equal(
            Wrapped.Text(
                """
                data/flows.csv:2:16: status: got "guessed", expected one of reported, mirror, estimated, assumed [TS1406]
                data/flows.csv:3:16: status: got "reportd", expected one of reported, mirror, estimated, assumed. Did you mean `reported`? \
                [TS1406]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/flows.csv",
                        """
                        exporter,importer,sector,value,status
                        KGZ,KGZ,food,1,guessed
                        KGZ,ROW,food,1,reportd
                        """
                    )
                )
            )
        );

    [Fact]
    public void No_rows() =>
        Assert.Equal(
            """
            data/economies.csv: the table has no economies [TS1504]
            data/sectors.csv: the table has no sectors [TS1504]
            """,
            Small.ErrorsOf(Small.With("", ("data/economies.csv", "code,name,kind"), ("data/sectors.csv", "code,name,elasticity")))
        );

    [Fact]
    public void An_importer_without_suppliers() =>
        Assert.Equal(
            "data/flows.csv: importer: no economy sells anything to ROW: add a flow to it (domestic sales count) [TS1508]",
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/flows.csv",
                        """
                        exporter,importer,sector,value
                        KGZ,KGZ,food,100
                        KGZ,REB,food,5
                        GRO,GRO,food,50
                        KGZ,ROW,food,0
                        """
                    )
                )
            )
        );

    [Fact]
    public void Shares_of_inputs_sum_to_1() =>
        Assert.Equal(
            """
            data/inputs.csv:2:1: share: got inputs of food in KGZ that sum to 0.95, expected 1 (0.05 too little) [TS1507]
            data/inputs.csv:16:1: share: got inputs of machines in ROW that sum to 1.1, expected 1 (0.1 too much) [TS1507]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/production.csv",
                        """
                        economy,sector,value_added_share
                        KGZ,food,0.5
                        KGZ,machines,0.5
                        GRO,food,0.5
                        GRO,machines,0.5
                        REB,food,0.5
                        REB,machines,0.5
                        ROW,food,0.5
                        ROW,machines,0.5
                        """
                    ),
                    (
                        "data/inputs.csv",
                        """
                        economy,sector,input,share
                        KGZ,food,food,0.5
                        KGZ,food,machines,0.45
                        KGZ,machines,food,0.5
                        KGZ,machines,machines,0.5
                        GRO,food,food,0.5
                        GRO,food,machines,0.5
                        GRO,machines,food,0.5
                        GRO,machines,machines,0.5
                        REB,food,food,0.5
                        REB,food,machines,0.5
                        REB,machines,food,0.5
                        REB,machines,machines,0.5
                        ROW,food,food,0.5
                        ROW,food,machines,0.5
                        ROW,machines,food,0.5
                        ROW,machines,machines,0.6
                        """
                    )
                )
            )
        );

    [Fact]
    public void Inputs_are_needed() =>
        Assert.Equal(
            "data/production.csv:2:1: value_added_share: got 0.5 for food in KGZ but no inputs, expected inputs in inputs.csv or a "
                + "share of 1 [TS1506]",
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/production.csv",
                        """
                        economy,sector,value_added_share
                        KGZ,food,0.5
                        KGZ,machines,0.5
                        GRO,food,0.5
                        GRO,machines,0.5
                        REB,food,0.5
                        REB,machines,0.5
                        ROW,food,0.5
                        ROW,machines,0.5
                        """
                    ),
                    (
                        "data/inputs.csv",
                        """
                        economy,sector,input,share
                        KGZ,machines,food,0.5
                        KGZ,machines,machines,0.5
                        GRO,food,food,0.5
                        GRO,food,machines,0.5
                        GRO,machines,food,0.5
                        GRO,machines,machines,0.5
                        REB,food,food,0.5
                        REB,food,machines,0.5
                        REB,machines,food,0.5
                        REB,machines,machines,0.5
                        ROW,food,food,0.5
                        ROW,food,machines,0.5
                        ROW,machines,food,0.5
                        ROW,machines,machines,0.5
                        """
                    )
                )
            )
        );

    [Fact]
    public void Inputs_without_production() =>
        Assert.Equal(
            "s.yaml:2:11: baseline: got inputs.csv without production.csv, expected both or neither [TS1506]",
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/inputs.csv",
                        """
                        economy,sector,input,share
                        KGZ,food,food,0.5
                        KGZ,food,machines,0.5
                        KGZ,machines,food,0.5
                        KGZ,machines,machines,0.5
                        GRO,food,food,0.5
                        GRO,food,machines,0.5
                        GRO,machines,food,0.5
                        GRO,machines,machines,0.5
                        REB,food,food,0.5
                        REB,food,machines,0.5
                        REB,machines,food,0.5
                        REB,machines,machines,0.5
                        ROW,food,food,0.5
                        ROW,food,machines,0.5
                        ROW,machines,food,0.5
                        ROW,machines,machines,0.5
                        """
                    )
                )
            )
        );

    [Fact]
    public void Production_is_complete() =>
        Assert.Equal(
            """
            data/production.csv: missing row for food in KGZ, which sells 105 million USD [TS1506]
            data/production.csv: missing row for food in ROW, which sells 590 million USD [TS1506]
            data/production.csv:7:10: value_added_share: got "1.5", expected a number from 0 to 1 (0.05 is 5 %) [TS1406]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/production.csv",
                        """
                        economy,sector,value_added_share
                        KGZ,machines,0.5
                        GRO,food,0.5
                        GRO,machines,0.5
                        REB,food,0.5
                        REB,machines,0.5
                        ROW,food,1.5
                        ROW,machines,0.5
                        """
                    ),
                    (
                        "data/inputs.csv",
                        """
                        economy,sector,input,share
                        KGZ,food,food,0.5
                        KGZ,food,machines,0.5
                        KGZ,machines,food,0.5
                        KGZ,machines,machines,0.5
                        GRO,food,food,0.5
                        GRO,food,machines,0.5
                        GRO,machines,food,0.5
                        GRO,machines,machines,0.5
                        REB,food,food,0.5
                        REB,food,machines,0.5
                        REB,machines,food,0.5
                        REB,machines,machines,0.5
                        ROW,food,food,0.5
                        ROW,food,machines,0.5
                        ROW,machines,food,0.5
                        ROW,machines,machines,0.5
                        """
                    )
                )
            )
        );

    [Fact]
    public void Inputs_that_nobody_supplies() =>
        Assert.Equal(
            """
            data: KGZ needs 2.5 million USD of food as inputs, but has no supplier of it [TS1505]
            data: REB buys 20 million USD of food, less than the 100 that its production needs as inputs [TS1505]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/flows.csv",
                        """
                        exporter,importer,sector,value,tariff,source,status
                        KGZ,KGZ,food,0,,,
                        KGZ,ROW,machines,10,,,assumed
                        GRO,GRO,food,50,,,
                        GRO,REB,food,20,,,
                        REB,REB,machines,300,,,
                        REB,GRO,machines,30,,,
                        REB,KGZ,machines,40,0.05,NSC,reported
                        REB,ROW,machines,30,,,
                        ROW,ROW,machines,1000,,,
                        ROW,KGZ,machines,60,0.08,,estimated
                        ROW,ROW,food,500,,,
                        """
                    ),
                    (
                        "data/production.csv",
                        """
                        economy,sector,value_added_share
                        KGZ,food,0.5
                        KGZ,machines,0.5
                        GRO,food,0.5
                        GRO,machines,0.5
                        REB,food,0.5
                        REB,machines,0.5
                        ROW,food,0.5
                        ROW,machines,0.5
                        """
                    ),
                    (
                        "data/inputs.csv",
                        """
                        economy,sector,input,share
                        KGZ,food,food,0.5
                        KGZ,food,machines,0.5
                        KGZ,machines,food,0.5
                        KGZ,machines,machines,0.5
                        GRO,food,food,0.5
                        GRO,food,machines,0.5
                        GRO,machines,food,0.5
                        GRO,machines,machines,0.5
                        REB,food,food,0.5
                        REB,food,machines,0.5
                        REB,machines,food,0.5
                        REB,machines,machines,0.5
                        ROW,food,food,0.5
                        ROW,food,machines,0.5
                        ROW,machines,food,0.5
                        ROW,machines,machines,0.5
                        """
                    )
                )
            )
        );

    [Fact]
    public void Demand_without_supplier() =>
        Assert.Equal(
            """
            data/demand.csv:2:10: share: got "0.5" of food in KGZ, expected 0: flows.csv has no supplier of it [TS1508]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/flows.csv",
                        """
                        exporter,importer,sector,value,tariff,source,status
                        KGZ,REB,food,5,0.1,Belstat,mirror
                        KGZ,ROW,machines,10,,,assumed
                        GRO,GRO,food,50,,,
                        GRO,REB,food,20,,,
                        REB,REB,machines,300,,,
                        REB,GRO,machines,30,,,
                        REB,KGZ,machines,40,0.05,NSC,reported
                        REB,ROW,machines,30,,,
                        ROW,ROW,machines,1000,,,
                        ROW,KGZ,machines,60,0.08,,estimated
                        ROW,REB,food,90,,,
                        ROW,ROW,food,500,,,
                        """
                    ),
                    (
                        "data/demand.csv",
                        """
                        economy,sector,share
                        KGZ,food,0.5
                        KGZ,machines,0.5
                        """
                    )
                )
            )
        );

    [Fact]
    public void Rows_of_production_stand_once() =>
        Assert.Equal(
            Wrapped.Text(
                """
                data/production.csv:10:1: economy: duplicate row for food in KGZ: line 2 has the same [TS1408]
                data/inputs.csv:18:1: economy: duplicate row for the input food of food in KGZ: line 2 has the same [TS1408]
                data/inputs.csv:19:15: share: got "-0.5", expected a number from -0.01 to 1.01 (0.05 is 5 %, by-products slightly \
                negative) [TS1406]
                data/demand.csv:3:1: economy: duplicate row for food in KGZ: line 2 has the same [TS1408]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/production.csv",
                        """
                        economy,sector,value_added_share
                        KGZ,food,0.5
                        KGZ,machines,0.5
                        GRO,food,0.5
                        GRO,machines,0.5
                        REB,food,0.5
                        REB,machines,0.5
                        ROW,food,0.5
                        ROW,machines,0.5
                        KGZ,food,0.5
                        """
                    ),
                    (
                        "data/inputs.csv",
                        """
                        economy,sector,input,share
                        KGZ,food,food,0.5
                        KGZ,food,machines,0.5
                        KGZ,machines,food,0.5
                        KGZ,machines,machines,0.5
                        GRO,food,food,0.5
                        GRO,food,machines,0.5
                        GRO,machines,food,0.5
                        GRO,machines,machines,0.5
                        REB,food,food,0.5
                        REB,food,machines,0.5
                        REB,machines,food,0.5
                        REB,machines,machines,0.5
                        ROW,food,food,0.5
                        ROW,food,machines,0.5
                        ROW,machines,food,0.5
                        ROW,machines,machines,0.5
                        KGZ,food,food,0.5
                        KGZ,food,food,-0.5
                        """
                    ),
                    (
                        "data/demand.csv",
                        """
                        economy,sector,share
                        KGZ,food,0.5
                        KGZ,food,0.5
                        """
                    )
                )
            )
        );

    [Fact]
    public void Demand_sums_to_1() =>
        Assert.Equal(
            "data/demand.csv:2:1: share: got final demand of KGZ that sums to 0.9, expected 1 (0.1 too little) [TS1507]",
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/demand.csv",
                        """
                        economy,sector,share
                        KGZ,food,0.5
                        KGZ,machines,0.4
                        GRO,food,0.5
                        GRO,machines,0.5
                        REB,food,0.3
                        REB,machines,0.7
                        ROW,food,1
                        """
                    )
                )
            )
        );

    [Fact]
    public void Demand_agrees_with_the_accounts() =>
        Assert.Equal(
            """
            data: final demand share of food in KGZ is 0.5, but the accounts leave 0.48875059837242696 [TS1505]
            data: final demand share of machines in KGZ is 0.5, but the accounts leave 0.511249401627573 [TS1505]
            """,
            Small.ErrorsOf(
                Small.With(
                    "",
                    (
                        "data/demand.csv",
                        """
                        economy,sector,share
                        KGZ,food,0.5
                        KGZ,machines,0.5
                        GRO,food,0.5
                        GRO,machines,0.5
                        REB,food,0.3
                        REB,machines,0.7
                        ROW,food,0.3
                        ROW,machines,0.7
                        """
                    )
                )
            )
        );
}
