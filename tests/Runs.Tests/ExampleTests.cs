namespace TradeSim.Runs.Tests;

/// <summary>Runs every program in <c>examples/</c>.</summary>
[Collection(nameof(ExampleTests))]
public sealed class ExampleTests
{
    public static TheoryData<string, string> Examples =>
        new()
        {
            { "change-a-tariff.cs", "duty of 15 %: Kyrgyzstan buys machinery for" },
            { "hundred-variants.cs", "3.00,3.00," },
            { "probability.cs", "with forecast errors: 500 million USD in 2030 have a probability of" },
            { "cheapest-mix.cs", "The cheapest mix found gives 170.0 million USD" },
            { "own-lever.cs", "on another host: 'labels' is code of this program" },
            { "own-outcome.cs", "2030: 0." },
            { "what-it-takes.cs", "Turnover reaches 215 million USD with the corridor at" },
        };

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_prints_its_answer(string file, string expected) =>
        Assert.Contains(expected, ExampleProgram.Output(file), StringComparison.Ordinal);

    [Fact]
    public void Every_example_is_run_and_described()
    {
        string[] files =
        [
            .. Directory.GetFiles(ExampleProgram.Folder, "*.cs").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal),
        ];
        string[] run = [.. Examples.Select(row => row.Data.Item1), "on-a-cluster.cs"]; // the last one in ClusterExampleTests of Silo.Tests
        Assert.Equal(files, run.Order(StringComparer.Ordinal));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "how-to", "library.md"));
        Assert.All(files, file => Assert.Contains($"(../../examples/{file})", page, StringComparison.Ordinal));
    }
}

/// <summary>Examples print to the console of the process, one at a time.</summary>
[CollectionDefinition(nameof(ExampleTests), DisableParallelization = true)]
public sealed class ExamplesRunAlone;
