using System.Diagnostics;
using System.Net;
using TradeSim.Grains.LocalSilos;

namespace TradeSim.Silo.Tests;

/// <summary>The command line of a silo, what becomes of silos whose starter is killed, and of those whose store is away.</summary>
public sealed class SiloCommandTests
{
    private CancellationToken Patience { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    [Theory]
    [InlineData(0, "Start a silo", "--help")]
    [InlineData(0, "+", "--version")]
    [InlineData(2, "unknown argument typo", "typo")]
    [InlineData(2, "unknown argument --hlep", "--hlep")]
    [InlineData(2, "unknown argument 11112", "--Silo:Port=11111", "11112")]
    [InlineData(2, "Silo:Database: got a connection string that cannot be read", "--Silo:Database=")]
    [InlineData(2, "Silo:Redis: got a configuration that cannot be read", "--Silo:Redis=")]
    [InlineData(2, "usage: tradesim-silo database", "database", "")]
    public async Task An_invalid_option_starts_no_silo(int code, string says, params string[] arguments)
    {
        using var silo = Process.Start(
            new ProcessStartInfo("dotnet", [SiloProgram.Find(), .. arguments])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        var error = silo.StandardError.ReadToEndAsync(Patience);
        var output = await silo.StandardOutput.ReadToEndAsync(Patience);
        await silo.WaitForExitAsync(Patience);

        Assert.Equal(code, silo.ExitCode);
        if (code == 0)
            Assert.True(says == "+" ? char.IsDigit(output[0]) : output.Contains(says, StringComparison.Ordinal), output);
        else
            Assert.Contains(says, Assert.Single((await error).Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void The_installed_tool_starts_a_silo_and_passes_its_exit_code_on()
    {
        var refused = Tradesim.RunProcess("silo", "--", "typo");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("unknown argument typo", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_starter_leaves_no_silo_behind()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "Looks at processes through /proc, which only Linux has.");
        using var starter = Tradesim.Start("cluster", "--silos", "1", "--cluster-id", "orphans");
        while (!(await starter.StandardOutput.ReadLineAsync(Patience))!.StartsWith("Ctrl+C", StringComparison.Ordinal))
        {
            // It says so when the silo is a member.
        }
        Assert.NotEmpty(Silos());

        starter.Kill(entireProcessTree: false);
        await starter.WaitForExitAsync(Patience);

        while (Silos().Length > 0)
            await Task.Delay(50, Patience);

        static string[] Silos() =>
            [
                .. Directory
                    .GetDirectories("/proc")
                    .Where(folder => CommandLine(folder).Contains("--Silo:ClusterId=orphans", StringComparison.Ordinal)),
            ];

        static string CommandLine(string folder)
        {
            try
            {
                return File.ReadAllText(Path.Combine(folder, "cmdline"));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return ""; // no process, or one that has ended
            }
        }
    }

    [RedisFact]
    public async Task A_silo_is_unhealthy_while_its_store_does_not_answer()
    {
        using var redis = await RedisServer.StartNew();
        await using var cluster = await LocalCluster.Start(1, redis.Connection, "unhealthy", cancellation: Patience);
        using var http = new HttpClient();
        var health = new Uri($"http://127.0.0.1:{cluster.Silos[0].HealthPort}/health");

        await redis.Stop();
        Assert.Contains("\"store\":\"silent for ", await Becomes(HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
        await redis.Start();
        Assert.Equal("""{"status":"Healthy","silos":1,"store":"answers"}""", await Becomes(HttpStatusCode.OK));

        async Task<string> Becomes(HttpStatusCode code)
        {
            while (true)
            {
                using var answer = await http.GetAsync(health, Patience);
                if (answer.StatusCode == code)
                    return await answer.Content.ReadAsStringAsync(Patience);
                await Task.Delay(100, Patience);
            }
        }
    }
}
