using System.Diagnostics;
using System.Text;

namespace TradeSim.Scenarios.Tests;

/// <summary>Small files that ask for much, and large ones: refused early.</summary>
public partial class HostileYamlTests
{
    [Theory]
    [InlineData("[", 7_000)]
    [InlineData("{a: ", 7_000)]
    [InlineData("- ", 7_000)]
    [InlineData("[", 500_000)]
    public void Depth_is_counted_before_anything_is_built(string opening, int times)
    {
        var text = "name: x\ngroups:\n  " + string.Concat(Enumerable.Repeat(opening, times));

        Assert.Contains(
            "got more than 64 nested levels, which is the limit [TS1008]",
            Small.ErrorsOf(Small.Of(text)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Nested_keys_are_refused() =>
        Assert.Equal(
            "s.yaml:1:3: got a list or mapping as a key, expected a name [TS1006]",
            Small.ErrorsOf(Small.Of(string.Concat(Enumerable.Repeat("? ", 7_000))))
        );

    [Fact]
    public void A_bomb_of_aliases_is_refused()
    {
        var text =
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + string.Concat(
                Enumerable
                    .Range(0, 8)
                    .Select(level => $"{(char)('b' + level)}: &{(char)('b' + level)} [*{(char)('a' + level)},*{(char)('a' + level)}]\n")
            );

        Assert.Equal("s.yaml:1:4: a: got the anchor \"&a\", expected a value without an anchor [TS1006]", Small.ErrorsOf(Small.Of(text)));
    }

    [Fact]
    public void A_long_list_is_refused() =>
        Assert.Equal(
            "s.yaml:4:11: policies: got more than 10000 items, which is the limit [TS1008]",
            Small.ErrorsOf(Small.With("policies: [" + string.Concat(Enumerable.Repeat("a,", 10_001)) + "]"))
        );

    [Fact]
    public void A_large_file_is_refused() =>
        Assert.Equal(
            "s.yaml: got a file of more than 1048576 bytes, which is the limit [TS1002]",
            Small.ErrorsOf(Small.With(new string('#', 1 << 20)))
        );

    [Fact]
    public void A_large_table_is_refused() =>
        Assert.Equal(
            "s.yaml:2:11: baseline: \"data/flows.csv\": got a file of more than 100 bytes, which is the limit [TS1002]",
            Small.ErrorsOf(
                Small.With(
                    "",
                    ("data/sectors.csv", "code,name,elasticity\nfood,Food,4\n"),
                    ("data/economies.csv", "code,name,kind\nA,A,country\n")
                ),
                new ReaderLimits { TableBytes = 100 }
            )
        );

    [Fact]
    public void A_huge_run_is_refused_by_its_product_and_an_option_raises_the_limit()
    {
        var bundle = Small.With("");

        Assert.Equal(
            "s.yaml:3:8: years: got 3 years of 4 economies and 2 sectors: 96 flows, 0 MiB, expected at most 95 flows [TS1509]",
            Small.ErrorsOf(bundle, new ReaderLimits { RunCells = 95 })
        );
        Assert.NotNull(ScenarioReader.Read(bundle, new ReaderLimits { RunCells = 96 }));
    }

    [Fact]
    public void Policies_on_too_many_flows_are_refused()
    {
        var bundle = Small.With(
            "policies:\n  - { name: a, kind: tariff, from: 2025, rate: 0, exporter: all, importer: all }\n  - { name: b, kind: "
                + "productivity, from: 2025, factor: 2, economy: all }\n"
        );

        Assert.Equal(
            "s.yaml:6:5: policies.b: got policies on 40 flows or sectors so far, expected at most 39 in all [TS1808]",
            Small.ErrorsOf(bundle, new ReaderLimits { PolicyCells = 39 })
        );
        Assert.NotNull(ScenarioReader.Read(bundle, new ReaderLimits { PolicyCells = 40 }));
    }

    [Fact]
    public void Sanctions_on_too_many_flows_are_refused()
    {
        // Belarus (2) and a third party, the rest of the world, against Kyrgyzstan in two goods, both ways.
        var bundle = Small.With(
            "policies:\n  - { name: a, kind: sanction, from: 2025, by: BLR, on: KGZ, added: 0.2, third-parties: ROW }\n"
        );

        Assert.Equal(
            "s.yaml:5:5: policies.a: got policies on 12 flows or sectors so far, expected at most 11 in all [TS1808]",
            Small.ErrorsOf(bundle, new ReaderLimits { PolicyCells = 11 })
        );
        Assert.NotNull(ScenarioReader.Read(bundle, new ReaderLimits { PolicyCells = 12 }));
    }

    [Fact]
    public void Thousands_of_unknown_names_are_refused_soon()
    {
        var outcomes = string.Concat(
            Enumerable.Range(0, 2_000).Select(index => $"  - {{ kind: turnover, of: KGZ, name: an outcome with a long name {index} }}\n")
        );
        var targets = string.Concat(
            Enumerable.Range(0, 2_000).Select(index => $"  - {{ outcome: a target with a long name {index}, at-least: 1, year: 2025 }}\n")
        );
        var watch = Stopwatch.StartNew();

        Assert.EndsWith("and 1980 more", Small.ErrorsOf(Small.With($"outcomes:\n{outcomes}targets:\n{targets}")), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"took {watch.Elapsed}");
    }

    [Fact]
    public void A_huge_world_is_refused_before_it_is_built()
    {
        var economies = "code,name,kind\n" + string.Concat(Enumerable.Range(0, 2_000).Select(index => $"E{index},E,country\n"));
        var sectors = "code,name,elasticity\n" + string.Concat(Enumerable.Range(0, 2_000).Select(index => $"S{index},S,4\n"));

        Assert.Equal(
            "s.yaml:2:11: baseline: got a world of 2000 economies and 2000 sectors (8000000000 cells), expected at most "
                + "5000000 cells [TS1509]",
            Small.ErrorsOf(Small.With("", ("data/economies.csv", economies), ("data/sectors.csv", sectors)))
        );
    }

    [Fact]
    public void A_world_that_its_regions_make_huge_is_refused_before_it_is_built()
    {
        var bundle = Small.With("regions: { KGZ: { A: 0.5, B: 0.5 } }\n");
        Assert.EndsWith(
            "regions.KGZ: got a world of 5 economies and 2 sectors (50 cells), expected at most 49 cells [TS1509]",
            Small.ErrorsOf(bundle, new ReaderLimits { WorldCells = 49 }),
            StringComparison.Ordinal
        );
        Assert.NotNull(ScenarioReader.Read(bundle, new ReaderLimits { WorldCells = 50 }));

        var shares =
            "region,sector,share\n"
            + string.Concat(Enumerable.Range(0, 40_000).Select(index => $"R{index},food,0.000025\nR{index},machines,0.000025\n"));
        Assert.EndsWith(
            "regions.KGZ: got a world of 40003 economies and 2 sectors (3200480018 cells), expected at most 5000000 cells [TS1509]",
            Small.ErrorsOf(Small.With("regions: { KGZ: { file: shares.csv } }\n", ("shares.csv", shares))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Shocks_of_too_many_years_are_refused()
    {
        // One flow, and a number for each of three years.
        var bundle = Small.With("assumptions: { trade-cost-shocks: { border: { exporter: KGZ, importer: ROW, sector: food } } }\n");
        Assert.EndsWith(
            "got policies on 4 flows or sectors so far, expected at most 3 in all [TS1808]",
            Small.ErrorsOf(bundle, new ReaderLimits { PolicyCells = 3 }),
            StringComparison.Ordinal
        );
        Assert.NotNull(ScenarioReader.Read(bundle, new ReaderLimits { PolicyCells = 4 }));
    }

    [Fact]
    public void All_that_a_scenario_may_ask_for_can_be_raised() =>
        Assert.All(
            typeof(ReaderLimits)
                .GetProperties()
                .Where(limit =>
                    limit.GetMethod is { IsStatic: false } && limit.Name is not (nameof(ReaderLimits.Depth) or nameof(ReaderLimits.Errors))
                ),
            limit =>
                Assert.True(
                    Convert.ToInt64(limit.GetValue(ReaderLimits.Large), null) > Convert.ToInt64(limit.GetValue(ReaderLimits.Default), null),
                    limit.Name
                )
        );

    [Fact]
    public void A_long_row_of_a_table_is_refused() =>
        Assert.Contains(
            "data/flows.csv",
            Small.ErrorsOf(Small.With("", ("data/flows.csv", "exporter,importer,sector,value\nKGZ,KGZ,\"" + new string('x', 3 << 20)))),
            StringComparison.Ordinal
        );

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var yaml = new ScenarioBundle("s.yaml", [new("s.yaml", (byte[])[0x6e, 0xff, 0xfe])]);
        Assert.Equal("s.yaml: got bytes that are not UTF-8, expected a text file in UTF-8 [TS1003]", Small.ErrorsOf(yaml));

        var table = new ScenarioBundle(
            "s.yaml",
            Small
                .With("")
                .Files.Select(file => file.Path == "data/flows.csv" ? new BundledFile(file.Path, (byte[])[0x6e, 0xff, 0xfe]) : file)
        );
        Assert.Equal("data/flows.csv: got bytes that are not UTF-8, expected a text file in UTF-8 [TS1003]", Small.ErrorsOf(table));
    }

    [Fact]
    public void A_table_that_is_wrong_in_every_row_shows_twenty_errors_and_counts_the_rest()
    {
        var flows = "exporter,importer,sector,value\n" + string.Concat(Enumerable.Repeat("X,Y,food,-1\n", 5_000));

        var exception = Assert.Throws<ScenarioException>(() => ScenarioReader.Read(Small.With("", ("data/flows.csv", flows))));

        Assert.Equal(20, exception.Errors.Count);
        Assert.EndsWith("and 982 more", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever a file holds, the answer is a scenario or a list of errors, soon.</summary>
    [Fact]
    public void Broken_files_never_crash_the_reader()
    {
        var random = new Random(20261121);
        var text = ScenarioFormatTests.Everything;
        const string Noise = "[]{}:,-#&*!|>'\"%@`?~\t\n \\.0aé\u0000\uFEFF\u2028";
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < 400; round++)
        {
            var broken = new StringBuilder(text);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(broken.Length);
                if (random.Next(2) == 0)
                    broken.Insert(at, Noise[random.Next(Noise.Length)]);
                else
                    broken.Remove(at, Math.Min(random.Next(1, 12), broken.Length - at));
            }
            AnswersInWords(Small.Of(broken.ToString(), ScenarioFormatTests.Tables), broken.ToString());
        }
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"400 small files took {watch.Elapsed}.");
    }

    [Fact]
    public void Broken_tables_never_crash_the_reader()
    {
        var random = new Random(20261122);
        const string Noise = ",\"\n\r;=-0.\u0000é";
        for (var round = 0; round < 400; round++)
        {
            var broken = new StringBuilder(Small.Flows);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(broken.Length);
                if (random.Next(2) == 0)
                    broken.Insert(at, Noise[random.Next(Noise.Length)]);
                else
                    broken.Remove(at, Math.Min(random.Next(1, 30), broken.Length - at));
            }
            AnswersInWords(Small.With("", ("data/flows.csv", broken.ToString())), broken.ToString());
        }
    }

    private static void AnswersInWords(ScenarioBundle bundle, string input)
    {
        try
        {
            ScenarioReader.Read(bundle);
        }
        catch (ScenarioException said)
        {
            Assert.All(said.Errors, error =>
                Assert.False(error.ToString().Any(letter => char.IsControl(letter)), $"{error}\n---\n{input}")
            );
        }
        catch (Exception crash)
        {
            Assert.Fail($"{crash}\n---\n{input}");
        }
    }
}
