using System.Diagnostics;

namespace TradeSim.Scenarios.Tests;

/// <summary>Mutated scenario files and tables are read or refused with errors; nothing else may happen (<see cref="Fuzzing"/>).</summary>
public sealed class FuzzTests
{
    private static readonly string[] ScenarioTexts = [LeverFormatTests.EveryLever, ScenarioFormatTests.Everything, Small.Scenario];

    [Fact]
    public void Scenario_files() => Try(4000, random =>
        {
            var text = ScenarioTexts[random.Next(ScenarioTexts.Length)];
            return Small.Of(Fuzzing.Mutate(text, random), LeverFormatTests.Tables);
        });

    [Fact]
    public void Tables()
    {
        (string Path, string Text)[] tables =
        [
            .. LeverFormatTests.Tables,
            ("data/economies.csv", Small.Economies),
            ("data/sectors.csv", Small.Sectors),
            ("data/flows.csv", Small.Flows),
        ];
        Try(3000, random =>
        {
            var (path, text) = tables[random.Next(tables.Length)];
            return Small.Of(
                LeverFormatTests.EveryLever,
                [.. LeverFormatTests.Tables.Where(table => table.Path != path), (path, Fuzzing.Mutate(text, random))]
            );
        });
    }

    private static void Try(int usual, Func<Random, ScenarioBundle> input)
    {
        foreach (var seed in Fuzzing.Seeds(usual))
        {
            var clock = Stopwatch.StartNew();
            ScenarioBundle? bundle = null;
            try
            {
                bundle = input(new Random(seed));
                ScenarioReader.Read(bundle);
            }
            catch (ScenarioException error)
            {
                Assert.NotEmpty(error.Errors);
            }
            catch (Exception error)
            {
                Assert.Fail($"input {seed}: {error}\n{Describe(bundle)}");
            }
            Fuzzing.Note(seed, clock.Elapsed);
        }
    }

    private static string Describe(ScenarioBundle? bundle) =>
        bundle is null
            ? ""
            : string.Join('\n', bundle.Files.Select(file => $"{file.Path}:\n{System.Text.Encoding.UTF8.GetString(file.Bytes.Span)}"));
}
