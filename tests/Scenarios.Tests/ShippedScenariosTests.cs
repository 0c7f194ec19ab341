using System.Collections.Concurrent;
using TradeSim.Engine.Path;
using TradeSim.Scenarios.Tests.Building;
using Xunit.Abstractions;

namespace TradeSim.Scenarios.Tests;

/// <summary>
/// The scenarios that ship are briefings: they say in words what comes out. Here stand the numbers behind the words. Where a change of
/// data or model moves one of them, look at the words in the file before the number here.
/// </summary>
public class ShippedScenariosTests(ITestOutputHelper output)
{
    private const string Usual = "business-as-usual";
    private const string Target500 = "kyrgyzstan-belarus-500m";
    private const string Target500AsBelarusCounts = "kyrgyzstan-belarus-500m-belarus-basis";
    private const string Industry = "industrial-cooperation";
    private const string Grodno = "grodno-kazakhstan";

    // A loaded scenario is immutable, and reading its tables takes longer than running it.
    private static readonly ConcurrentDictionary<string, LoadedScenario> Known = new(StringComparer.Ordinal);

    private static string Folder => Path.Combine(Repository.Root(), "scenarios");

    private static IEnumerable<string> Shipped => Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Shipped];

    [Fact]
    public void The_briefings_are_there() =>
        Assert.Empty(new[] { Usual, Target500, Target500AsBelarusCounts, Industry, Grodno }.Except(Shipped));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_reads_without_a_warning_and_every_year_clears(string name)
    {
        var loaded = Read(name);
        Assert.Empty(loaded.Warnings.Select(warning => warning.ToString()));
        Assert.NotNull(loaded.About);
        Assert.NotNull(loaded.Source);

        var result = new Simulation(loaded.Scenario).Run();
        Assert.Null(result.Failure);
        Assert.All(result.Residuals, residual => Assert.True(residual <= loaded.Scenario.Tolerance, $"residual {residual:g3}"));
        output.WriteLine($"rounds {string.Join(' ', result.Rounds)}");
        for (var index = 0; index < loaded.Scenario.Outcomes.Length; index++)
            output.WriteLine(FormattableString.Invariant($"{loaded.Scenario.Outcomes[index].Name}: {string.Join(" ", result.Outcomes.Select(row => FormattableString.Invariant($"{row[index]:0.####}")))}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_number_says_where_it_comes_from(string name)
    {
        var loaded = Read(name);

        Assert.All(loaded.Assumptions, item => Assert.False(string.IsNullOrEmpty(item.Source), item.Path));
        Assert.All(loaded.Policies.Where(item => item.Path.Count(letter => letter == '.') > 1), item => Assert.False(string.IsNullOrEmpty(item.Source), item.Path));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Policies_of_intensity_0_do_not_change_a_bit(string name)
    {
        var scenario = Read(name).Scenario;
        if (scenario.Policies.IsEmpty) return;
        var off = RunWith(scenario, scenario.Policies.ToDictionary(policy => policy.Name, _ => 0.0));
        var none = new Simulation(scenario with { Policies = [] }).Run();

        Assert.Equal(none.Outcomes.SelectMany(row => row).Select(BitConverter.DoubleToInt64Bits), off.Outcomes.SelectMany(row => row).Select(BitConverter.DoubleToInt64Bits));
    }

    /// <summary>The figures of docs/data.md: Kyrgyz statistics (NSC KR), Belarusian statements, Kazakh statistics (BNS).</summary>
    [Theory]
    [InlineData(Usual, "turnover KGZ-BLR", 110.1)]
    [InlineData(Usual, "exports KGZ to BLR", 34.0)]
    [InlineData(Usual, "imports KGZ from BLR", 76.2)]
    [InlineData(Usual, "turnover KAZ-BLR", 948.3)]
    [InlineData(Target500, "turnover KGZ-BLR", 110.1)]
    [InlineData(Target500AsBelarusCounts, "turnover KGZ-BLR", 160)]
    [InlineData(Industry, "turnover KGZ-BLR", 110.1)]
    [InlineData(Grodno, "turnover BLR-KAZ", 948.3)]
    public void The_baseline_year_is_as_documented(string name, string outcome, double value) => Assert.Equal(value, As(Read(name), outcome, 2023), 0.05);

    [Theory]
    [InlineData(Usual, "turnover KGZ-BLR", 143.5, 143.5)]
    [InlineData(Target500, "turnover KGZ-BLR", 156.6, 143.5)]
    [InlineData(Target500AsBelarusCounts, "turnover KGZ-BLR", 227.6, 208.6)]
    [InlineData(Industry, "machines in exports KGZ to BLR", 0.03225, 0.0244)]
    [InlineData(Industry, "textiles in exports KGZ to BLR", 0.3858, 0.3425)]
    [InlineData(Industry, "turnover KGZ-BLR", 148.0, 143.5)]
    [InlineData(Grodno, "turnover Grodno-near regions", 6.79, 5.75)]
    [InlineData(Grodno, "food exports KAZ to Grodno", 2.13, 1.96)]
    [InlineData(Grodno, "turnover BLR-KAZ", 1147.8, 1146.6)]
    public void The_last_year_with_and_without_policies(string name, string outcome, double with, double without)
    {
        var loaded = Read(name);
        Assert.Equal(with, As(loaded, outcome, 2030), 0.003 * with);
        Assert.Equal(without, As(loaded, outcome, 2030, loaded.Scenario.Policies.ToDictionary(policy => policy.Name, _ => 0.0)), 0.003 * without);
    }

    [Theory]
    [InlineData(Usual)]
    [InlineData(Target500)]
    [InlineData(Target500AsBelarusCounts)]
    [InlineData(Industry)]
    [InlineData(Grodno)]
    public void Its_targets_are_missed_by_far(string name)
    {
        var scenario = Read(name).Scenario;
        var result = new Simulation(scenario).Run();

        var target = Assert.Single(scenario.Targets);
        var reached = result.Outcomes[target.Year - scenario.BaselineYear][target.Outcome];
        Assert.False(target.IsMetBy(reached));
        Assert.True(reached < 0.6 * target.Value, $"{reached} of {target.Value}");
    }

    [Theory]
    [InlineData(Target500, "corridor", "turnover KGZ-BLR", 1)]
    [InlineData(Target500, "corridor", "exports KGZ to BLR", 1)]
    [InlineData(Target500, "corridor", "imports KGZ from BLR", 1)]
    [InlineData(Target500, "certificates", "turnover KGZ-BLR", 1)]
    [InlineData(Target500, "certificates", "industry in imports KGZ from BLR", 1)]
    [InlineData(Target500AsBelarusCounts, "corridor", "turnover KGZ-BLR", 1)]
    [InlineData(Target500AsBelarusCounts, "certificates", "turnover KGZ-BLR", 1)]
    [InlineData(Industry, "joint ventures", "machines in exports KGZ to BLR", 1)]
    [InlineData(Industry, "joint ventures", "machines in exports KGZ", 1)]
    [InlineData(Industry, "joint ventures", "real_income KGZ", 1)]
    [InlineData(Industry, "joint ventures", "exports KGZ to BLR", -1)] // wages rise, farm goods and textiles become dearer
    [InlineData(Industry, "textile technology", "textiles in exports KGZ to BLR", 1)]
    [InlineData(Industry, "textile technology", "agri-food in exports KGZ to BLR", -1)]
    [InlineData(Industry, "conformity papers", "exports KGZ to BLR of machines", 1)]
    [InlineData(Grodno, "direct ties", "exports Grodno to Kostanay", 1)]
    [InlineData(Grodno, "direct ties", "exports Grodno to Aktobe", 1)]
    [InlineData(Grodno, "direct ties", "turnover Grodno-KAZ", 1)]
    [InlineData(Grodno, "direct ties", "food exports of the near regions to Grodno", 1)]
    [InlineData(Grodno, "Kazakh food on the shelves", "food exports KAZ to Grodno", 1)]
    [InlineData(Grodno, "Kazakh food on the shelves", "agriculture in imports Grodno from KAZ", 1)]
    public void Each_lever_works_in_its_direction_and_the_more_the_stronger(string name, string policy, string outcome, int sign)
    {
        var loaded = Read(name);
        double With(double intensity) => As(loaded, outcome, 2030, loaded.Scenario.Policies.ToDictionary(other => other.Name, other => other.Name == policy ? intensity : 0));

        var (none, half, full) = (With(0), With(0.5), With(1));
        Assert.Equal((sign, sign), (Math.Sign(half - none), Math.Sign(full - half)));
    }

    [Fact]
    public void Kyrgyz_growth_does_most_of_what_growth_does()
    {
        var gain = As(Read(Usual), "turnover KGZ-BLR", 2030) - As(Read(Usual), "turnover KGZ-BLR", 2023);
        var withoutKyrgyz = As(Read(Usual, "assumptions.growth.KGZ=0"), "turnover KGZ-BLR", 2030) - As(Read(Usual), "turnover KGZ-BLR", 2023);
        Assert.True(withoutKyrgyz < gain / 2, $"{withoutKyrgyz} of {gain}");
    }

    [Fact]
    public void Deficits_that_grow_with_the_economy_raise_the_turnover_and_let_imports_lead()
    {
        var growing = Read(Usual, "transfers=proportional");
        Assert.Equal(1.07, As(growing, "turnover KGZ-BLR", 2030) / As(Read(Usual), "turnover KGZ-BLR", 2030), 0.01);
        Assert.True(As(growing, "imports KGZ from BLR", 2030) / As(growing, "imports KGZ from BLR", 2023) > As(growing, "exports KGZ to BLR", 2030) / As(growing, "exports KGZ to BLR", 2023));
    }

    [Theory]
    [InlineData(Target500)]
    [InlineData(Target500AsBelarusCounts)]
    public void The_levers_add_less_than_growth_does(string name)
    {
        var loaded = Read(name);
        var start = As(loaded, "turnover KGZ-BLR", 2023);
        var grown = As(loaded, "turnover KGZ-BLR", 2030, new() { ["corridor"] = 0, ["certificates"] = 0 });
        Assert.InRange(As(loaded, "turnover KGZ-BLR", 2030) - grown, 0, grown - start);
    }

    [Fact]
    public void Cheaper_trade_alone_reaches_the_target_only_at_about_half_the_cost()
    {
        Assert.True(As(Read(Target500, "policies.corridor.factor=0.45"), "turnover KGZ-BLR", 2030) > 500);
        Assert.True(As(Read(Target500, "policies.corridor.factor=0.55"), "turnover KGZ-BLR", 2030) < 500);
    }

    [Fact]
    public void The_two_bases_differ_in_nothing_but_the_baseline()
    {
        var (kyrgyz, belarusian) = (Decisions(Target500), Decisions(Target500AsBelarusCounts));
        Assert.Equal(kyrgyz, belarusian.Replace("data/eaeu-2023-belarus-basis/", "data/eaeu-2023/", StringComparison.Ordinal));

        // On both, growth and levers multiply the turnover by almost the same factors.
        double Factor(string name) => As(Read(name), "turnover KGZ-BLR", 2030) / As(Read(name), "turnover KGZ-BLR", 2023);
        Assert.Equal(Factor(Target500), Factor(Target500AsBelarusCounts), 0.002);

        static string Decisions(string name)
        {
            var text = File.ReadAllText(FileOf(name)).ReplaceLineEndings("\n");
            return text[text.IndexOf("# ASSUMPTIONS.", StringComparison.Ordinal)..text.IndexOf("    note: Read as", StringComparison.Ordinal)];
        }
    }

    [Fact]
    public void Ties_that_nobody_keeps_up_fade()
    {
        const string Turnover = "turnover Grodno-near regions";
        var (kept, ended) = (Read(Grodno), Read(Grodno, "policies.direct ties.until=2028"));
        double Effect(LoadedScenario loaded, int year) => Math.Log(As(loaded, Turnover, year) / As(loaded, Turnover, year, new() { ["direct ties"] = 0 }));

        Assert.Equal(Effect(kept, 2028), Effect(ended, 2028), 1e-12);
        Assert.True(Effect(kept, 2030) > Effect(kept, 2028));
        // Buyers go 38 % of the way back each year.
        Assert.Equal(0.62 * 0.62 * Effect(ended, 2028), Effect(ended, 2030), 0.01 * Effect(ended, 2028));
    }

    private static string FileOf(string name) => Path.Combine(Folder, name + ".yaml");

    private static LoadedScenario Read(string name, params string[] overrides) =>
        Known.GetOrAdd(string.Join(';', overrides.Prepend(name)), _ => ScenarioReader.Read(FileOf(name), overrides));

    /// <summary>An outcome in a year, with some policies at other intensities than the file's.</summary>
    private static double As(LoadedScenario loaded, string outcome, int year, Dictionary<string, double>? intensities = null)
    {
        var scenario = loaded.Scenario;
        var index = scenario.Outcomes.Select(item => item.Name).ToList().IndexOf(outcome);
        Assert.True(index >= 0, outcome);
        var result = RunWith(scenario, intensities ?? []);
        Assert.Null(result.Failure);
        return result.Outcomes[year - scenario.BaselineYear][index];
    }

    private static CaseResult RunWith(Scenario scenario, Dictionary<string, double> intensities)
    {
        var columns = intensities.Keys.Select(policy => scenario.ParameterIndex($"policies.{policy}.intensity")).ToArray();
        Assert.DoesNotContain(-1, columns);
        return new Simulation(scenario).Run(new CaseTable([.. columns], intensities.Values.ToArray(), 1), new RunOptions { Threads = 1 }).Single();
    }
}
