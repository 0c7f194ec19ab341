using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TradeSim.Scenarios.Tests;

/// <summary>The JSON schema says what the reader checks.</summary>
public class SchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(ScenarioSchema.Write())!.AsObject();

    [Fact]
    public void It_names_its_dialect_and_allows_no_other_keys()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)Schema["$schema"]);
        Assert.All(Mappings(Schema), mapping => Assert.False((bool)mapping["additionalProperties"]!));
        Assert.True(Mappings(Schema).Count() > 20);
    }

    [Fact]
    public void Every_key_has_a_description() =>
        Assert.All(Mappings(Schema).SelectMany(mapping => mapping["properties"]!.AsObject()), key =>
            Assert.False(string.IsNullOrEmpty((string?)key.Value!["description"]), key.Key)
        );

    [Fact]
    public void The_reference_lists_every_key_once()
    {
        var keys = ScenarioSchema.Keys();

        Assert.Equal(keys.Length, keys.Select(key => key.Path).Distinct().Count());
        Assert.Contains(keys, key =>
            key is { Path: "policies[tariff].rate.value", Type: "a number from -0.99 to 100 (ad valorem, 0.05 is 5 %)" }
        );
        Assert.Contains(keys, key => key is { Path: "years.from", Required: true });
    }

    [Fact]
    public void The_test_scenario_uses_every_key()
    {
        var used = Regex
            .Matches(
                ScenarioFormatTests.Everything
                    + LeverFormatTests.EveryLever
                    + LeverFormatTests.Depreciation
                    + GovernmentFormatTests.EveryRule
                    + RegionTests.Split
                    + RegionTests.FromTable,
                @"([a-z_-]+):"
            )
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        Assert.All(ScenarioSchema.Keys().Select(key => key.Path.Split('.')[^1]).Where(key => !key.StartsWith('<')), key =>
            Assert.Contains(key, used)
        );
    }

    [Fact]
    public void What_the_reader_accepts_conforms() =>
        Assert.Empty(
            new[] { ScenarioFormatTests.Everything, LeverFormatTests.EveryLever, LeverFormatTests.Depreciation }.SelectMany(text =>
                SmallSchemaCheck.Complaints(Schema, YamlToJson.Read(text))
            )
        );

    [Theory]
    [InlineData("zzz: 1\n")]
    [InlineData("closure: open\n")]
    [InlineData("years: { from: 2024 }\n")]
    [InlineData("policies: [{ name: a, kind: tariff, from: 2025, rate: -2, exporter: KGZ, importer: BLR }]\n")]
    [InlineData("policies: [{ name: a, kind: tariff, from: 2025, rate: 0, rates: r.csv }]\n")]
    [InlineData("policies: [{ name: a, kind: tarif, from: 2025, rate: 0 }]\n")]
    [InlineData("assumptions: { growth: { KGZ: { 20x6: 0.1 } } }\n")]
    [InlineData("assumptions: { adjustment: 0 }\n")]
    [InlineData("policies: [{ name: a.b, kind: tariff, from: 2025, rate: 0, exporter: KGZ, importer: BLR }]\n")]
    public void What_the_reader_refuses_does_not_conform(string lines)
    {
        var scenario = lines.StartsWith("years", StringComparison.Ordinal) ? "name: x\nbaseline: data\n" + lines : Small.Scenario + lines;

        Assert.NotEmpty(SmallSchemaCheck.Complaints(Schema, YamlToJson.Read(scenario)));
        Assert.NotEmpty(Small.ErrorsOf(Small.Of(scenario)));
    }

    [Fact]
    public void The_reference_cases_conform() =>
        AllConform(Directory.GetFiles(Repository.ReferenceCases, "*.yaml", SearchOption.AllDirectories));

    [Fact]
    public void The_shipped_scenarios_conform() =>
        AllConform(Directory.GetFiles(Repository.Scenarios, "*.yaml", SearchOption.TopDirectoryOnly));

    private static void AllConform(IEnumerable<string> files) =>
        Assert.All(files, file => Assert.Empty(SmallSchemaCheck.Complaints(Schema, YamlToJson.Read(File.ReadAllText(file)))));

    private static IEnumerable<JsonObject> Mappings(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema["properties"] is JsonObject && (string?)schema["type"] == "object")
                yield return schema;
            foreach (var below in schema.SelectMany(item => Mappings(item.Value)))
                yield return below;
        }
        else if (node is JsonArray list)
        {
            foreach (var below in list.SelectMany(Mappings))
                yield return below;
        }
    }
}
