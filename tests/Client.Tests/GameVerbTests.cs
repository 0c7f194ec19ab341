namespace TradeSim.Client.Tests;

/// <summary><c>tradesim game</c> and <c>tradesim solve --by</c>, from arguments to files.</summary>
public sealed class GameVerbTests
{
    private const string War = "scenarios/trade-war.yaml";
    private const string Both = "scenarios/both-governments-500m.yaml";

    [Fact]
    public void A_game_in_tariffs_finds_what_three_blocs_choose()
    {
        using var folder = new TemporaryFolder();
        var outcome = Tradesim.Run(
            "game",
            War,
            "--tariffs",
            "uniform",
            "--year",
            "2024",
            "--player",
            "USA",
            "--player",
            "EU",
            "--player",
            "CHN",
            "--out",
            folder["game"]
        );
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Nash equilibrium: no player gains more than", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 3 players lose against free trade", outcome.Output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(folder["game/instruments.csv"]);
        Assert.Equal("solution,player,instrument,value", lines[0]);
        // θ = 2: the best tariffs of large economies lie a little above 1 / θ.
        var tariffs = lines
            .Where(line => line.StartsWith("nash,", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        Assert.Equal(3, tariffs.Length);
        Assert.All(tariffs, tariff => Assert.InRange(tariff, 0.5, 0.53));
        Assert.Contains("nash,yes,", File.ReadAllText(folder["game/verification.csv"]), StringComparison.Ordinal);
        Assert.True(File.Exists(folder["game/request.json"]));
    }

    [Fact]
    public void A_game_in_export_taxes_names_its_reference_and_draws_who_gains()
    {
        using var folder = new TemporaryFolder();
        var outcome = Tradesim.Run(
            "game",
            War,
            "--export-taxes",
            "uniform",
            "--starts",
            "1",
            "--year",
            "2024",
            "--player",
            "USA",
            "--player",
            "CHN",
            "--out",
            folder["game"]
        );
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("against no export taxes", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("nash,USA,game.USA.export-tax,0.", File.ReadAllText(folder["game/instruments.csv"]), StringComparison.Ordinal);
        Assert.Contains("USA alone", File.ReadAllText(folder["game/figures/payoffs.svg"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Players_choose_parameters_with_costs()
    {
        using var folder = new TemporaryFolder();
        var outcome = Tradesim.Run(
            "game",
            Both,
            "--starts",
            "1",
            "--choose",
            "KGZ: policies.technology.intensity=0:5",
            "--want",
            "KGZ: exports KGZ to BLR",
            "--want",
            "KGZ: cost of the Kyrgyz programme=-0.5",
            "--choose",
            "BLR: policies.leasing.intensity=0:5",
            "--want",
            "BLR: imports KGZ from BLR",
            "--want",
            "BLR: cost of the Belarusian programme=-0.5",
            "--out",
            folder["game"]
        );
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("the scenario as it is", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no players. Add --tariffs", "game", Both)]
    [InlineData("unknown player XYZ, expected the code of an economy", "game", War, "--tariffs", "uniform", "--player", "XYZ")]
    [InlineData("--want: got KGZ, expected PLAYER:", "game", Both, "--want", "KGZ")]
    [InlineData("RUS decides no policy alone", "solve", Both, "--by", "RUS")]
    [InlineData(
        "BLR does not decide policies.technology.intensity alone",
        "solve",
        Both,
        "--by",
        "BLR",
        "--lever",
        "policies.technology.intensity"
    )]
    public void Invalid_games_are_refused(string error, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var outcome = Tradesim.Run([.. arguments, "--out", folder["game"]]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(error, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_by_one_government_turns_only_what_it_decides_alone()
    {
        using var folder = new TemporaryFolder();
        var outcome = Tradesim.Run("solve", Both, "--by", "KGZ", "--at-least", "270", "--out", folder["solve"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("technology", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("leasing", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("corridor", outcome.Output, StringComparison.Ordinal);
    }
}
