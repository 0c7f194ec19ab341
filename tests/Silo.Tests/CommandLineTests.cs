using System.Text.RegularExpressions;
using TradeSim.Grains.Connections;

namespace TradeSim.Silo.Tests;

/// <summary>The command line with a cluster of three silos; in processes of its own where they are killed or interrupted.</summary>
[Collection(OnThreeProcesses.Name)]
public sealed partial class CommandLineTests(ThreeProcesses silos)
{
    private const string Scenario = "scenarios/kyrgyzstan-belarus-500m.yaml";
    private const string Uncertain = "assumptions.adjustment=uniform(0.2,0.6)";
    private const string Corridor = "policies.corridor.intensity";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private string[] OnCluster =>
        ["--cluster", silos.Cluster.Address.Where, "--cluster-id", silos.Cluster.Address.ClusterId, "--cluster-wait", "60"];

    [Theory]
    [InlineData("run", Scenario, "--set", Corridor + "=0.5")]
    [InlineData("ensemble", Scenario, "--cases", "20", "--uncertain", Uncertain)]
    [InlineData("explain", Scenario)]
    [InlineData("solve", Scenario, "--lever", Corridor, "--at-least", "180")]
    public void The_same_files_come_out_as_from_the_embedded_host(params string[] verb)
    {
        using var folder = new TemporaryFolder();
        Done([.. verb, "--out", folder["embedded"]]);
        Done([.. verb, "--out", folder["cluster"], .. OnCluster]);

        AssertSame(folder["embedded"], folder["cluster"]);
        Assert.Equal("No studies.", Done(["studies", .. OnCluster]).TrimEnd());
    }

    [Fact]
    public void Checks_come_out_the_same()
    {
        var embedded = Tradesim.Run("check", "scenarios/business-as-usual.yaml");
        var cluster = Tradesim.Run(["check", "scenarios/business-as-usual.yaml", .. OnCluster]);

        Assert.Equal(embedded, cluster);
    }

    /// <summary>With the commands of the tutorial.</summary>
    [Fact]
    public async Task The_study_of_a_killed_client_is_found_by_later_clients()
    {
        using var folder = new TemporaryFolder();
        string[] verb = InTutorial("ensemble");
        Done([.. verb, "--out", folder["embedded"]]);
        string id;
        using (var client = Tradesim.Start([.. verb, "--out", folder["lost"], .. OnCluster]))
        {
            id = await Begun();
            client.Kill(); // SIGKILL: it cannot say goodbye
            await client.WaitForExitAsync();
        }

        Assert.Matches($"{id} +(running|finished) +[0-9]+ of 4000 ", Done([.. InTutorial("studies"), .. OnCluster]));
        Assert.Contains(
            $"{id}: finished, 4000 of 4000 cases; tradesim results {id} --out DIR",
            Done([.. InTutorial("attach", id), .. OnCluster]),
            StringComparison.Ordinal
        );
        Done([.. InTutorial("results", id), "--out", folder["found"], .. OnCluster]);
        Done([.. verb, "--out", folder["again"], .. OnCluster]); // who repeats the command finds it, too

        AssertSame(folder["embedded"], folder["found"]);
        AssertSame(folder["embedded"], folder["again"]);
        Assert.Equal("No studies.", Done(["studies", .. OnCluster]).TrimEnd());
    }

    [Fact]
    public async Task A_study_that_another_client_cancels_ends()
    {
        using var folder = new TemporaryFolder();
        using var client = Tradesim.Start([
            "ensemble",
            Scenario,
            "--cases",
            "20000",
            "--uncertain",
            Uncertain,
            "--out",
            folder["cancelled"],
            .. OnCluster,
        ]);
        var id = await Begun();

        Assert.Matches($"{id}: cancelled after [0-9]+ of 20000 cases", Done(["cancel", id, .. OnCluster]));
        await client.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        Assert.Equal(130, client.ExitCode);
        Assert.Contains(
            $"{id}: the study was cancelled. To resume it, repeat its command: tradesim ensemble",
            Refused(2, ["results", id, "--out", folder["results"], .. OnCluster]),
            StringComparison.Ordinal
        );
        Assert.Contains(", removed", Done(["cancel", id, "--remove", .. OnCluster]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "unknown study nowhere", "attach", "nowhere")]
    [InlineData(2, "unknown study nowhere", "cancel", "nowhere")]
    [InlineData(2, "unknown study nowhere", "results", "nowhere")]
    public void An_unknown_study_is_a_clear_error(int code, string says, params string[] arguments) =>
        Assert.Contains(says, Refused(code, [.. arguments, .. OnCluster]), StringComparison.Ordinal);

    [Theory]
    [InlineData(1, "--cluster: no silo answers at 127.0.0.1:9", "studies", "--cluster", "127.0.0.1:9", "--cluster-wait", "2")]
    [InlineData(
        1,
        "--cluster: the database does not answer",
        "studies",
        "--cluster",
        "Host=127.0.0.1;Port=9;Username=x;Database=x",
        "--cluster-wait",
        "10"
    )]
    [InlineData(
        2,
        "--cluster: got nowhere, expected an IP address and a port such as 127.0.0.1:30000",
        "run",
        Scenario,
        "--cluster",
        "nowhere"
    )]
    [InlineData(2, "--cluster: got a connection string that cannot be read", "run", Scenario, "--cluster", "Host=127.0.0.1;Prot=5432")]
    [InlineData(
        2,
        "--cluster: got no such certificate file as nowhere.pfx",
        "studies",
        "--cluster-certificate",
        "nowhere.pfx",
        "--cluster-name",
        "x"
    )]
    public void A_cluster_that_cannot_be_reached_is_a_clear_error(int code, string says, params string[] arguments) =>
        Assert.Contains(says, Refused(code, arguments), StringComparison.Ordinal);

    [Fact]
    public async Task One_command_starts_a_cluster_for_trying_out_and_stops_it()
    {
        using var process = Tradesim.Start([.. InTutorial("cluster"), "--cluster-id", "tried-out"]);
        var told = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("Ctrl+C", StringComparison.Ordinal))
            told.Add(line);
        var where = Address().Match(string.Join('\n', told)).Groups[1].Value;
        Assert.Equal(
            "No studies.",
            Done(["studies", "--cluster-id", "tried-out", .. where.Length > 0 ? ["--cluster", where] : Array.Empty<string>()]).TrimEnd()
        );

        using var kill = System.Diagnostics.Process.Start(
            "kill",
            ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
        );
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);

        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>A command of the tutorial, without its cluster and folder.</summary>
    private static string[] InTutorial(string verb, string id = "")
    {
        var call = DocsCommands.Of("docs/tutorials/study-on-a-cluster.md").First(call => call.Arguments[0] == verb);
        return
        [
            .. call
                .Arguments.Where((word, index) => !IsPlace(word) && (index == 0 || !IsPlace(call.Arguments[index - 1])))
                .Select(word => word == "ID" ? id : word),
        ];

        static bool IsPlace(string word) => word is "--cluster" or "--out";
    }

    /// <summary>The same files with the same bytes, but for the manifest's host and time.</summary>
    private static void AssertSame(string expected, string actual)
    {
        string[] FilesOf(string folder) =>
            [
                .. Directory
                    .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                    .Select(file => Path.GetRelativePath(folder, file))
                    .Order(StringComparer.Ordinal),
            ];
        Assert.Equal(FilesOf(expected), FilesOf(actual));
        foreach (var name in FilesOf(expected))
        {
            var (one, other) = (File.ReadAllBytes(Path.Combine(expected, name)), File.ReadAllBytes(Path.Combine(actual, name)));
            if (name == "manifest.json")
                Assert.Equal(
                    HostAndTime().Replace(System.Text.Encoding.UTF8.GetString(one), ""),
                    HostAndTime().Replace(System.Text.Encoding.UTF8.GetString(other), "")
                );
            else
                Assert.True(one.AsSpan().SequenceEqual(other), $"{name} differs");
        }
    }

    /// <summary>Waits until a study has finished some cases, and returns its id.</summary>
    private async Task<string> Begun()
    {
        using var limit = new CancellationTokenSource(Patience);
        await using var connection = await ClusterConnection.Connect(silos.Cluster.Address, cancellation: limit.Token);
        while (true)
        {
            if ((await connection.Studies(cancellation: limit.Token)).FirstOrDefault(study => study.CasesFinished > 0) is { } begun)
                return begun.Id;
            await Task.Delay(20, limit.Token);
        }
    }

    private static string Done(string[] arguments)
    {
        var outcome = Tradesim.Run(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.Output;
    }

    private static string Refused(int code, string[] arguments)
    {
        var outcome = Tradesim.Run(arguments);
        Assert.True(outcome.ExitCode == code, outcome.ToString());
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        return outcome.Error;
    }

    [GeneratedRegex("""\n +"(host|seconds)": [^\n]*""")]
    private static partial Regex HostAndTime();

    [GeneratedRegex("--cluster (127[^ ]+)")]
    private static partial Regex Address();
}
