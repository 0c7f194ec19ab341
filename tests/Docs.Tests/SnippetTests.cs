using System.Text.RegularExpressions;
using TradeSim.Scenarios;

namespace TradeSim.Docs.Tests;

/// <summary>
/// Code in docs is tested code. Commands are run by TutorialTests and DocsCommandTests of Client.Tests, and the pieces of the reference of
/// the scenario file by FormatPageTests of Scenarios.Tests.
/// </summary>
public partial class SnippetTests
{
    /// <summary>A block of C# stands, line by line, in an example or a test, which are compiled and run.</summary>
    [Fact]
    public void Every_block_of_csharp_is_part_of_a_file_that_runs()
    {
        string[] sources =
        [
            .. new[] { "tests", "examples" }
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
                .Where(file => !Built().IsMatch(file.Replace(Path.DirectorySeparatorChar, '/')))
                .Select(file => Flat(File.ReadAllText(file))),
        ];
        var missing =
            from file in Documents.All
            from block in Documents.Blocks(file)
            where block.Language == "csharp"
            where !sources.Any(source => source.Contains(Flat(block.Code), StringComparison.Ordinal))
            select $"{file}:{block.Line}";
        Assert.Empty(missing);
    }

    /// <summary>A block of YAML on the other pages has no unknown keys and no wrong values.</summary>
    [Fact]
    public void Every_block_of_yaml_is_part_of_a_scenario()
    {
        var wrong =
            from file in Documents.All
            where file.StartsWith("docs/", StringComparison.Ordinal)
            where !file.StartsWith("docs/reference/scenario-format", StringComparison.Ordinal)
            where !file.StartsWith("docs/reference/levers/", StringComparison.Ordinal) // written by the test that runs them
            from block in Documents.Blocks(file)
            where block.Language.StartsWith("yaml", StringComparison.Ordinal)
            from error in ErrorsOf(block.Code)
            select $"{file}:{block.Line}: {error}";
        Assert.Empty(wrong);
    }

    /// <summary>
    /// Commands of dotnet in pages, which build or test the repository itself, name projects, programs, tests and benchmarks that exist. CI
    /// builds, tests and packs, ExampleTests runs the examples, and people measure.
    /// </summary>
    [Fact]
    public void Commands_of_dotnet_name_what_exists()
    {
        var wrong =
            from file in Documents.All
            let text = Documents.Read(file).Replace(" \\\n", "", StringComparison.Ordinal)
            from Match command in DotnetCommand().Matches(text)
            from problem in ProblemsOf(command.Value)
            select $"{file}: {command.Value}: {problem}";
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> ProblemsOf(string command)
    {
        foreach (Match named in Named().Matches(command))
        {
            if (named.Value != "Simulation.sln" && !Path.Exists(Path.Combine(Repository.Root, named.Groups[1].Value)))
                yield return $"there is no {named.Groups[1].Value}";
        }
        var project = Project().Match(command).Groups[1].Value;
        foreach (Match word in Word().Matches(command))
        {
            var name = word.Groups[1].Value;
            var sources = Directory
                .EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories)
                .Where(source => !Built().IsMatch(source.Replace(Path.DirectorySeparatorChar, '/')));
            if (!sources.Any(source => File.ReadAllText(source).Contains(name, StringComparison.Ordinal)))
                yield return $"{project} has no {name}";
        }
    }

    /// <summary>Blocks name their language, so that a reader and a test know what they are.</summary>
    [Fact]
    public void Every_block_names_its_language() =>
        Assert.Empty(
            from file in Documents.All
            where file.StartsWith("docs/", StringComparison.Ordinal)
            from block in Documents.Blocks(file)
            where block.Language.Length == 0
            select $"{file}:{block.Line}"
        );

    private static IEnumerable<string> ErrorsOf(string code)
    {
        string[] keys = ["name", "baseline", "years"];
        string[] frame = ["name: x", "baseline: data/eaeu-2023", "years: { from: 2023, to: 2030 }"];
        var missing = frame.Where((_, index) => !Regex.IsMatch(code, $"^{keys[index]}:", RegexOptions.Multiline));
        var file = Path.Combine(Repository.Scenarios, "snippet.yaml");
        var files = new Snippet(DiskFiles.ForScenario(file), string.Join('\n', missing) + "\n" + code);
        try
        {
            ScenarioReader.Read(files, []);
            return [];
        }
        catch (ScenarioException refused)
        {
            // Names of other parts of a scenario, which the block leaves out, may be unknown.
            return refused
                .Errors.Where(error => !error.Code.StartsWith("TS12", StringComparison.Ordinal))
                .Select(error => error.ToString());
        }
    }

    /// <summary>Code with one blank wherever there is white space.</summary>
    private static string Flat(string code) => Blanks().Replace(code, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\bdotnet (build|test|run|pack) [^\n`#]+")]
    private static partial Regex DotnetCommand();

    /// <summary>Paths of projects and of example programs.</summary>
    [GeneratedRegex(@"(?<= )((?:src|tests|bench|examples)(?:/[\w.-]+)*|\w+\.sln)(?= |$)")]
    private static partial Regex Named();

    [GeneratedRegex(@"--project (\S+)")]
    private static partial Regex Project();

    /// <summary>Patterns of tests, and names of benchmarks.</summary>
    [GeneratedRegex(@"--(?:filter-(?:class|method) ""\*?| )(\w+)(?=\*?""|\b)")]
    private static partial Regex Word();

    [GeneratedRegex("/(bin|obj)/")]
    private static partial Regex Built();

    /// <summary>A scenario of its own beside the shipped data.</summary>
    private sealed class Snippet(IScenarioFiles files, string text) : IScenarioFiles
    {
        public string Scenario => files.Scenario;

        public string Show(string path) => files.Show(path);

        public FileContent Read(string path, FileUse use, long maximumBytes) =>
            use == FileUse.Scenario ? FileContent.Of(System.Text.Encoding.UTF8.GetBytes(text)) : files.Read(path, use, maximumBytes);
    }
}
