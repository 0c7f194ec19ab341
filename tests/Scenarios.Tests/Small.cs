namespace TradeSim.Scenarios.Tests;

/// <summary>A small world of three economies, one of them in two regions, and two sectors; and scenarios of it as texts.</summary>
internal static class Small
{
    public const string Economies = """
        code,name,kind,part_of
        KGZ,Kyrgyzstan,country,
        GRO,Grodno region,region,BLR
        REB,Rest of Belarus,region,BLR
        ROW,Rest of the world,rest,

        """;

    public const string Sectors = """
        code,name,elasticity,group
        food,Food,4,farm
        machines,Machinery,3,industry

        """;

    public const string Flows = """
        exporter,importer,sector,value,tariff,source,status
        KGZ,KGZ,food,100,,,
        KGZ,REB,food,5,0.1,Belstat,mirror
        KGZ,ROW,machines,10,,,assumed
        GRO,GRO,food,50,,,
        GRO,KGZ,food,2,0.05,NSC,reported
        GRO,REB,food,20,,,
        REB,REB,machines,300,,,
        REB,GRO,machines,30,,,
        REB,KGZ,machines,40,0.05,NSC,reported
        REB,ROW,machines,30,,,
        ROW,ROW,machines,1000,,,
        ROW,KGZ,machines,60,0.08,,estimated
        ROW,REB,food,90,,,
        ROW,ROW,food,500,,,

        """;

    /// <summary>Gravity's predictions, for tests that give the small world a <c>data/potential.csv</c>.</summary>
    public const string Potential = """
        exporter,importer,predicted
        KGZ,BLR,8
        BLR,KGZ,30

        """;

    public const string Scenario = """
        name: small
        baseline: data
        years: { from: 2024, to: 2027 }

        """;

    /// <summary>The scenario with further lines, in the small world.</summary>
    public static ScenarioBundle With(string lines, params IEnumerable<(string Path, string Text)> files) => Of(Scenario + lines, files);

    /// <summary>A whole scenario file in the small world; files given replace those of the world.</summary>
    public static ScenarioBundle Of(string scenario, params IEnumerable<(string Path, string Text)> files)
    {
        var all = new Dictionary<string, string>
        {
            ["s.yaml"] = scenario,
            ["data/economies.csv"] = Economies,
            ["data/sectors.csv"] = Sectors,
            ["data/flows.csv"] = Flows,
        };
        foreach (var (path, text) in files)
            all[path] = text;
        return ScenarioBundle.OfTexts("s.yaml", all.Select(file => (file.Key, file.Value)));
    }

    /// <summary>The small scenario without some of its files.</summary>
    public static ScenarioBundle Without(params IEnumerable<string> paths) =>
        new("s.yaml", Of(Scenario).Files.ExceptBy(paths, file => file.Path));

    /// <summary>What is wrong with a scenario, one line an error.</summary>
    public static string ErrorsOf(ScenarioBundle bundle, params string[] overrides) => ErrorsOf(bundle, null, overrides);

    public static string ErrorsOf(ScenarioBundle bundle, ReaderLimits? limits, params string[] overrides) =>
        Assert.Throws<ScenarioException>(() => ScenarioReader.Read(bundle, overrides, limits)).Message;
}
