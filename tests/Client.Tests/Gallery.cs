using System.Globalization;
using System.Text;

namespace TradeSim.Client.Tests;

/// <summary>docs/gallery: every kind of figure as shipped scenarios give it, each under the command that draws it. Made once for all tests
/// that look at it.</summary>
public sealed class Gallery : IDisposable
{
    private const string Scenario = "scenarios/kyrgyzstan-belarus-500m.yaml";
    private const string Usual = "scenarios/business-as-usual.yaml";
    private const string Industry = "scenarios/industrial-cooperation.yaml";

    /// <summary>Stands for the folders of runs of three scenarios.</summary>
    private const string Runs = "RUN RUN RUN";

    /// <summary>What is run, and which of its figures are shown: the file, the kind as people say it, and when it is of use.</summary>
    private static readonly (string Command, (string File, string Kind, string Use)[] Shown)[] Pages =
    [
        (
            $"run {Scenario}",
            [
                ("outcome-turnover-kgz-blr", "Line with a target", "An outcome over the years, with its target."),
                ("structure-belarus-kyrgyzstan", "Stacked area", "The composition of a flow over the years."),
                ("partners-kyrgyzstan", "Stacked bars", "Structure side by side: partners, scenarios."),
                ("sectors-kyrgyzstan-belarus", "Slope chart", "Before and after: increases, decreases and changes of rank."),
                ("sankey-kyrgyzstan-belarus", "Sankey diagram", "Both directions of a pair by sector, before and after."),
                ("changes-by-origin-and-destination", "Matrix of changes", "Trade that measures create, and trade that they divert."),
                ("basket-kyrgyzstan-belarus", "Treemap", "The composition of exports, before and after."),
                ("map-kyrgyzstan-belarus", "Flow map", "Trade of the pair and its partners: width is the value, colour the change."),
            ]
        ),
        (
            "run scenarios/kazakh-food-safeguard.yaml",
            [("decisions", "Timeline", "Decisions of governments: the measures that each rule has put in force.")]
        ),
        (
            $"ensemble {Scenario} --cases 256",
            [("fan-turnover-kgz-blr", "Line with a fan", "Uncertainty: bands with 50 and 80 % of the cases.")]
        ),
        ($"explain {Scenario}", [("contributions", "Waterfall", "What growth and each policy contribute; the steps add up.")]),
        ($"sensitivity {Scenario} --samples 4", [("tornado", "Tornado", "Drivers of the result, the widest swing first.")]),
        (
            $"sweep {Scenario} --over policies.roadmap.intensity=0:10:2 --over policies.technology.intensity=0:10:2",
            [("sweep", "Heat map", "An outcome over two numbers; a line separates the area where the target is met.")]
        ),
        (
            $"solve {Scenario} --lever policies.corridor.intensity=0:5 --lever policies.certificates.intensity=0:5 --cost "
                + $"policies.corridor.intensity=3 --cost policies.certificates.intensity=2 --at-least 230",
            [("frontier", "Frontier", "Cost against outcome: mixes that no other mix beats on both.")]
        ),
        (
            "game scenarios/trade-war.yaml --tariffs uniform --player USA --player EU --player CHN",
            [("payoffs", "Heat map of a game", "Who gains and who loses when one government chooses alone, and when all do.")]
        ),
        (
            "backtest --horizons 2",
            [("forecasts", "Scatter of forecast against actual", "Accuracy of past forecasts: on the line they were exact.")]
        ),
        (
            $"compare {Runs}",
            [
                ("runs-2", "Small multiples", "Many panels with the same axes, for visual comparison."),
                ("contributions-1", "Waterfall between runs", "Why two runs differ."),
            ]
        ),
    ];

    private readonly TemporaryFolder folder = new();

    /// <summary>Runs every command.</summary>
    public Gallery()
    {
        Done(["run", .. Shipped, "--out", folder["runs"]]);
        for (var index = 0; index < Pages.Length; index++)
        {
            string[] arguments = [.. Pages[index].Command.Split(' ')];
            Done([
                .. Pages[index].Command.EndsWith(Runs, StringComparison.Ordinal)
                    ? arguments[..^3]
                        .Concat(
                            new[] { Usual, Scenario, Industry }.Select(file =>
                                Path.Combine(folder["runs"], Path.GetFileNameWithoutExtension(file))
                            )
                        )
                    : arguments,
                "--out",
                FolderOf(index),
            ]);
        }
    }

    /// <summary>All scenarios that ship.</summary>
    public static string[] Shipped =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml")
                .Select(file => $"scenarios/{Path.GetFileName(file)}")
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The pages of all shipped scenarios and of all commands of the gallery.</summary>
    public IEnumerable<string> Reports => Directory.GetFiles(folder.Path, "*.html", SearchOption.AllDirectories);

    /// <summary>The figures of the same.</summary>
    public IEnumerable<string> Figures => Directory.GetFiles(folder.Path, "*.svg", SearchOption.AllDirectories);

    /// <summary>Every file of docs/gallery, by name.</summary>
    public IEnumerable<(string File, string Text)> Files()
    {
        var page = new StringBuilder(
            """
            # Gallery

            Every kind of figure, from the shipped scenarios. This command writes the page and its pictures; it runs the commands below:

            ```sh
            TRADESIM_REBUILD=1 dotnet test --project tests/Client.Tests -- --filter-class "*GalleryTests"
            ```

            A test compares the pictures with the output of the code. Figures follow the reader's light or dark colours, print on paper, and
            keep their order of lightness in grey. `tradesim plot DIR` redraws the figures of a run in another language, width or as PNG.

            """.ReplaceLineEndings("\n")
        );
        foreach (var ((command, shown), index) in Pages.Select((item, index) => (item, index)))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n```sh\ntradesim {Shell(command)}\n```\n");
            foreach (var (file, kind, use) in shown)
            {
                var picture = $"{kind.ToLowerInvariant().Replace(' ', '-')}.svg";
                page.Append(CultureInfo.InvariantCulture, $"\n**{kind}.** {use}\n\n![{kind}]({picture})\n");
                yield return (picture, File.ReadAllText(Path.Combine(FolderOf(index), "figures", $"{file}.svg")));
            }
        }
        yield return ("README.md", page.ToString());
    }

    public void Dispose() => folder.Dispose();

    private string FolderOf(int index) => folder[index.ToString(CultureInfo.InvariantCulture)];

    /// <summary>A command as people type it, in lines of at most 120 characters.</summary>
    private static string Shell(string command)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in Words(command))
        {
            if (line.Length + word.Length > 118)
            {
                lines.Add(line + " \\");
                line = "   ";
            }
            line += line.Length == 0 ? word : " " + word;
        }
        return string.Join('\n', lines.Append(line));
    }

    private static IEnumerable<string> Words(string command) =>
        command
            .Replace(Runs, "out/business-as-usual out/kyrgyzstan-belarus-500m out/industrial-cooperation", StringComparison.Ordinal)
            .Split(' ')
            .Select(word => word.Contains('(', StringComparison.Ordinal) ? $"'{word}'" : word);

    private static void Done(params string[] arguments)
    {
        var outcome = Tradesim.Run(arguments);
        Assert.True(outcome.ExitCode == 0, $"tradesim {string.Join(' ', arguments)}: {outcome}");
    }
}
