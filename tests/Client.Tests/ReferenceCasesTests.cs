using System.Globalization;

namespace TradeSim.Client.Tests;

/// <summary>Worlds solved by other people's code, run from their files to economies.csv as a user would.</summary>
public sealed class ReferenceCasesTests
{
    [Theory]
    [InlineData("nafta1993", "only-nafta", "1e-12")]
    [InlineData("nafta1993", "only-nafta", "1e-10")]
    [InlineData("china-tariffs2001", "china-zero", "1e-12")]
    [InlineData("eu-enlargement", "additive", "1e-12")]
    [InlineData("us-food2017", "borders", "1e-12")]
    [InlineData("us-food2017", "productivity", "1e-12")]
    public void Economies_agree_with_the_published_solution(string world, string name, string residual)
    {
        using var folder = new TemporaryFolder();
        var source = Path.Combine(Repository.ReferenceCases, world);
        var run = Tradesim.Run("run", Path.Combine(source, $"{name}.yaml"), "--out", folder["run"], "--set", $"tolerance={residual}");
        Assert.True(run.ExitCode == 0, run.ToString());

        var tolerance = double.Parse(File.ReadAllText(Path.Combine(source, $"{name}.tolerance")), CultureInfo.InvariantCulture);
        var computed = Rows(folder["run/economies.csv"]).Where(row => row["year"] == "2").ToDictionary(row => row["economy"]);
        foreach (var expected in Rows(Path.Combine(source, $"{name}.expected.csv")))
        {
            foreach (var (column, value) in expected.Where(field => field.Key != "economy"))
            {
                var (want, got) = (
                    double.Parse(value, CultureInfo.InvariantCulture),
                    double.Parse(computed[expected["economy"]][column], CultureInfo.InvariantCulture)
                );
                Assert.True(
                    Math.Abs(want - got) <= tolerance,
                    $"{expected["economy"]} {column}: published {want}, computed {got}, tolerance {tolerance}"
                );
            }
        }
    }

    /// <summary>Caliendo and Parro (2015), table 2: Mexico gains 1.31 % by their first-order measure; its exact real income rises by 0.007
    /// %.</summary>
    [Theory]
    [InlineData("C19", 0.0131, 0.00007)]
    public void Mexico_gains_what_was_published_and_what_is_exact(string economy, double firstOrder, double exact)
    {
        using var folder = new TemporaryFolder();
        var run = Tradesim.Run("run", Path.Combine(Repository.ReferenceCases, "nafta1993", "only-nafta.yaml"), "--out", folder["run"]);
        Assert.True(run.ExitCode == 0, run.ToString());
        var mexico = Rows(folder["run/economies.csv"]).Single(row => row["year"] == "2" && row["economy"] == economy);
        Assert.Equal(firstOrder, double.Parse(mexico["welfare_first_order"], CultureInfo.InvariantCulture) - 1, 0.00005);
        Assert.Equal(exact, double.Parse(mexico["real_income"], CultureInfo.InvariantCulture) - 1, 0.000005);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(field => field.First, field => field.Second));
    }
}
