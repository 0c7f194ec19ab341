using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Figures;
using TradeSim.Figures.Svg;

namespace TradeSim.Scenarios.Tests;

/// <summary>Writes the pages of docs/reference/levers: what the docstring of a lever says, its keys, and a small example with a
/// plot.</summary>
internal static partial class LeverPages
{
    private const int First = 2023;
    private const int Last = 2030;

    /// <summary>An example of each kind: the policy's keys, and the figure that shows what it does.</summary>
    private static readonly (string Kind, string Keys, string Outcome)[] Examples =
    [
        (
            "agreement",
            "effect: 0.4, exporter: [KGZ, EU], importer: [KGZ, EU], phase-in: { shape: linear, years: 4 }",
            "{ kind: exports, of: KGZ, to: EU }"
        ),
        (
            "cooperation",
            "economy: KGZ, sector: machinery, partner: BLR, gap: 1.5, speed: 0.1, inputs-share: 0.1",
            "{ kind: exports, of: BLR, to: KGZ, sectors: machinery }"
        ),
        (
            "credit",
            "covered: 0.4, subsidy: 0.05, credit-years: 3, exporter: BLR, importer: KGZ, sector: machinery",
            "{ kind: exports, of: BLR, to: KGZ, sectors: machinery }"
        ),
        ("currency", "economy: KAZ, depreciation: 0.2, pass-through: 0.3", "{ kind: exports, of: KAZ, to: BLR }"),
        (
            "demand",
            "factor: 1.3, exporter: KGZ, importer: BLR, sector: agri-food, until: 2027",
            "{ kind: exports, of: KGZ, to: BLR, sectors: agri-food }"
        ),
        ("embargo", "exporter: BLR, importer: KGZ, sector: agri-food, until: 2027", "{ kind: exports, of: BLR, to: KGZ }"),
        (
            "export-tax",
            "rate: 0.2, exporter: KAZ, importer: all, sector: agri-food, until: 2027",
            "{ kind: exports, of: KAZ, to: UZB, sectors: agri-food }"
        ),
        ("logistics", "days: -4, exporter: BLR, importer: KGZ, both-ways: true", "{ kind: turnover, of: KGZ, with: BLR }"),
        (
            "non-tariff",
            "removed: 0.08, exporter: KGZ, importer: BLR, sector: agri-food",
            "{ kind: exports, of: KGZ, to: BLR, sectors: agri-food }"
        ),
        ("productivity", "factor: 1.1, economy: KGZ, sector: textiles", "{ kind: exports, of: KGZ, to: BLR, sectors: textiles }"),
        (
            "project",
            "host: KGZ, sector: machinery, output: 20, sells: { KGZ: 0.6, UZB: 0.4 }, partner: BLR, kits: 0.6, survival: 0.95, "
                + "phase-in: { shape: linear, years: 3 }",
            "{ kind: turnover, of: KGZ, with: BLR }"
        ),
        (
            "promotion",
            "gap: 0.5, reach: 0.3, forgetting: 0.2, exporter: KGZ, importer: BLR, until: 2027",
            "{ kind: exports, of: KGZ, to: BLR }"
        ),
        (
            "quota",
            "of-baseline: 0.8, exporter: BLR, importer: KGZ, sector: agri-food, until: 2027",
            "{ kind: exports, of: BLR, to: KGZ, sectors: agri-food }"
        ),
        ("sanction", "by: EU, on: BLR, added: 0.3, third-parties: KAZ, compliance: 0.3", "{ kind: turnover, of: BLR, with: KAZ }"),
        ("supply", "factor: 0.8, economy: KGZ, sector: agri-food, until: 2026", "{ kind: exports, of: KGZ, to: BLR, sectors: agri-food }"),
        ("tariff", "swiss: 0.05, exporter: [EU, CHN], importer: KGZ", "{ kind: imports, of: KGZ, from: EU }"),
        ("trade-cost", "factor: 0.95, exporter: KGZ, importer: BLR, both-ways: true", "{ kind: turnover, of: KGZ, with: BLR }"),
        (
            "transit",
            "origin: BLR, hub: KGZ, destination: UZB, values: { machinery: 10 }, margin: 0.1",
            "{ kind: turnover, of: KGZ, with: BLR }"
        ),
    ];

    /// <summary>Every file of the folder, by name.</summary>
    public static IEnumerable<(string File, string Text)> Write()
    {
        var docs = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "TradeSim.Engine.xml"));
        var levers = typeof(Policy)
            .Assembly.GetTypes()
            .Where(type => type.IsPublic && type.IsSubclassOf(typeof(Policy)))
            .Select(type => (Kind: KindOf(type.Name), Doc: DocOf(docs, type)))
            .OrderBy(lever => lever.Kind, StringComparer.Ordinal)
            .ToArray();
        yield return ("README.md", Wrapped(Index(levers)));
        foreach (var (kind, doc) in levers)
        {
            var (_, keys, outcome) = Examples.Single(example => example.Kind == kind);
            yield return ($"{kind}.md", Wrapped(Page(kind, doc, keys, outcome)));
            yield return ($"{kind}.svg", Plot(kind, keys, outcome));
        }
    }

    private static string KindOf(string name) => Capitals().Replace(name, "-$0").TrimStart('-').ToLowerInvariant();

    private static XElement DocOf(XDocument docs, Type type) =>
        docs.Descendants("member").Single(member => (string?)member.Attribute("name") == $"T:{type.FullName}");

    private static string Index((string Kind, XElement Doc)[] levers)
    {
        var page = new StringBuilder(
            "# Levers\n\nPolicy measures that the model knows, a page for each kind. The pages are written from the docstrings of the "
                + "code; "
                + "their figures are computed when they are written.\n\n| kind | meaning |\n| --- | --- |\n"
        );
        foreach (var (kind, doc) in levers)
            page.Append(CultureInfo.InvariantCulture, $"| [{kind}]({kind}.md) | {Text(doc.Element("summary")!)} |\n");
        return page.Append(
                """

                Every policy has a name, a first year (`from`), perhaps a last one (`until`), a phase-in, an `intensity` and a yearly
                `cost`. Intensity 0 is off, 1 is as described. Costs are in million dollars; the outcome `cost` sums them up.

                **Two levers on the same flow or sector.** Policies act in the order of the file. Tariffs start from the rate that
                earlier policies set, so a cut after a new rate cuts the new rate. Trade costs, tastes and productivity multiply, in any
                order.

                Contracts (projects, transit, inputs of a cooperation) add up and must stay below the spending of the importer. Of two
                caps the smaller binds, and contracts count in value. The remainders of two embargoes multiply. A cap and a contracted
                share on one flow are refused.

                **Timing.** Buyers adjust to tariffs, trade costs and tastes at the speed `adjustment`, a share per year. Contracts,
                caps and embargoes apply at once. Projects, promotion and cooperation depend on the year and their own numbers only.

                **Money** is in dollars of the baseline year, or of its year under `prices: nominal`.

                """.ReplaceLineEndings("\n")
            )
            .ToString();
    }

    private static string Page(string kind, XElement doc, string keys, string outcome)
    {
        var page = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"# {kind}\n\n{Text(doc.Element("summary")!)}\n"));
        foreach (var paragraph in doc.Element("remarks")!.Elements("para"))
            page.Append(CultureInfo.InvariantCulture, $"\n{Text(paragraph)}\n");
        page.Append("\n## Keys\n\n| key | value | meaning | without it |\n| --- | --- | --- | --- |\n");
        var common = new[] { "name", "kind", "from", "until", "phase-in", "intensity", "cost", "about", "source", "status", "note" };
        var start = $"policies[{kind}].";
        foreach (
            var key in ScenarioSchema
                .Keys()
                .Where(key =>
                    key.Path.StartsWith(start, StringComparison.Ordinal)
                    && !common.Contains(key.Path[start.Length..].Split('.')[0])
                    && !key.Path.EndsWith(".value", StringComparison.Ordinal)
                    && key.Path.Split('.')[^1] is not ("source" or "status" or "note")
                )
        )
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{key.Path[start.Length..]}` | {key.Type.Replace("|", "\\|", StringComparison.Ordinal)} | {key.Meaning} | "
                    + $"{(key.Required ? "needed" : key.Default ?? "")} |\n"
            );
        return page.Append(
                CultureInfo.InvariantCulture,
                $"\n## Example\n\nOn the shipped baseline `eaeu-2023`, with the IMF's growth and an adjustment of 38 % per "
                    + $"year:\n\n```yaml\n{Policy(kind, keys)}\n```\n\n![With and without the policy]({kind}.svg)\n\nThe figure is "
                    + $"`{outcome}`.\n"
            )
            .ToString();
    }

    private static string Policy(string kind, string keys) => $"- {{ name: example, kind: {kind}, from: 2024, {keys} }}";

    private static string Plot(string kind, string keys, string outcome)
    {
        var with = Run(kind, keys, outcome, 1);
        var without = Run(kind, keys, outcome, 0);
        var chart = new LineChart(
            new FigureText(
                $"{kind}: an example",
                outcome.Trim('{', '}', ' ').Replace("kind: ", "", StringComparison.Ordinal),
                "TradeSim, baseline eaeu-2023"
            ),
            Axis.Years,
            new Axis("", "million USD") { FreeOfZero = true },
            Enumerable.Range(First, Last - First + 1).Select(year => (double)year),
            [new LineSeries("with it", with), new LineSeries("without", without) { Style = LineStyle.Ghost }]
        );
        return SvgRenderer.Render(chart).ReplaceLineEndings("\n");
    }

    private static IEnumerable<double> Run(string kind, string keys, string outcome, int intensity)
    {
        var text = $"""
            name: {kind}
            baseline: data
            years: {"{"} from: {First}, to: {Last} {"}"}
            closure: {(kind == "currency" ? "partial" : "general")}
            assumptions:
              growth: data/growth.csv
              adjustment: 0.38
            policies:
              {Policy(kind, $"intensity: {intensity}, {keys}")}
            outcomes:
              - {outcome}

            """;
        var tables = Directory
            .GetFiles(Repository.Data("eaeu-2023"), "*.csv")
            .Select(file => ($"data/{Path.GetFileName(file)}", File.ReadAllText(file)));
        var result = new Simulation(ScenarioReader.Read(Small.Of(text, tables)).Scenario).Run();
        Assert.Null(result.Failure);
        return result.Outcomes.Select(year => year[0]);
    }

    /// <summary>Paragraphs in lines of at most 138 characters; tables stay as they are, and so does what is short.</summary>
    private static string Wrapped(string page) => string.Join('\n', page.Split('\n').SelectMany(Lines));

    private static IEnumerable<string> Lines(string line)
    {
        var indent = line.StartsWith("- { ", StringComparison.Ordinal) ? "    " : "";
        while (line.Length > 138 && !line.StartsWith('|') && line.LastIndexOf(' ', 138) is > 0 and var end)
        {
            yield return line[..end];
            line = indent + line[(end + 1)..];
        }
        yield return line;
    }

    /// <summary>The words of a docstring in Markdown.</summary>
    private static string Text(XElement element)
    {
        var text = string.Concat(
            element
                .Nodes()
                .Select(node =>
                    node switch
                    {
                        XElement { Name.LocalName: "b" } bold => $"**{bold.Value}**",
                        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                        XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("cref"))!.Split('.')[^1]}`",
                        _ => ((XText)node).Value,
                    }
                )
        );
        return Blanks().Replace(text, " ").Trim();
    }

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}
