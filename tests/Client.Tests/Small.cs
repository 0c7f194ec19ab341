using TradeSim.Scenarios;

namespace TradeSim.Client.Tests;

/// <summary>A scenario of two economies in texts, which is read and run at once.</summary>
internal static class Small
{
    private const string Turnover = "  - { kind: turnover, of: A, with: B, name: turnover }";

    public static string Text(string outcomes = Turnover, string more = "") =>
        $$"""
            name: small
            baseline: data
            years: { from: 2020, to: 2022 }
            assumptions:
              growth: { A: { 2021: 0.02, 2022: 0.03 }, default: 0.02 }
              adjustment: 0.5
            policies:
              - { name: road, kind: trade-cost, from: 2021, exporter: A, importer: B, factor: 0.9 }
            outcomes:
            {{outcomes}}
            {{more}}
            """;

    public static LoadedScenario Read(string? text = null) =>
        ScenarioReader.Read(
            ScenarioBundle.OfTexts(
                "x.yaml",
                ("x.yaml", text ?? Text()),
                ("data/economies.csv", "code,name,kind\nA,Avaria,country\nB,Bordonia,country\n"),
                ("data/sectors.csv", "code,name,elasticity\ngoods,Goods,3\nfood,Food,2\n"),
                (
                    "data/flows.csv",
                    "exporter,importer,sector,value,tariff\nA,A,goods,60,0\nB,A,goods,10,0\nA,B,goods,10,0\nB,B,goods,20,0\n"
                        + "A,A,food,6,0\nB,A,food,1,0\nA,B,food,1,0\nB,B,food,2,0\n"
                )
            )
        );

    /// <summary>Writes a scenario without transfers, in which one economy buys and sells nothing: its deficit cannot be closed.</summary>
    /// <returns>Its file.</returns>
    public static string OneSidedIn(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder["data"]);
        File.WriteAllText(folder["data/economies.csv"], "code,name,kind\nA,Avaria,country\nB,Bordonia,country\n");
        File.WriteAllText(folder["data/sectors.csv"], "code,name,elasticity\ngoods,Goods,3\n");
        File.WriteAllText(
            folder["data/flows.csv"],
            "exporter,importer,sector,value,tariff\nA,A,goods,60,0\nB,A,goods,40,0\nA,B,goods,0,0\nB,B,goods,20,0\n"
        );
        File.WriteAllText(
            folder["one-sided.yaml"],
            """
            name: one-sided
            baseline: data
            transfers: none
            years: { from: 2020, to: 2022 }
            outcomes:
              - { kind: turnover, of: A, with: B }
            """
        );
        return folder["one-sided.yaml"];
    }

    /// <summary>Writes a scenario that leaves an economy without income in 2022, so that the case has no results.</summary>
    /// <returns>Its file.</returns>
    public static string RuinIn(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder["data"]);
        File.WriteAllText(folder["data/economies.csv"], "code,name,kind\nA,Avaria,country\nB,Bordonia,country\n");
        File.WriteAllText(folder["data/sectors.csv"], "code,name,elasticity\ngoods,Goods,30\n");
        File.WriteAllText(
            folder["data/flows.csv"],
            "exporter,importer,sector,value,tariff\nA,A,goods,60,0\nB,A,goods,40,0\nA,B,goods,1,0\nB,B,goods,20,0\n"
        );
        File.WriteAllText(folder["data/production.csv"], "economy,sector,value_added_share\nA,goods,1\nB,goods,1\n");
        File.WriteAllText(
            folder["ruin.yaml"],
            """
            name: ruin
            baseline: data
            years: { from: 2020, to: 2022 }
            policies:
              - { name: collapse, kind: productivity, from: 2022, economy: B, factor: 0.3 }
            outcomes:
              - { kind: turnover, of: A, with: B }
            """
        );
        return folder["ruin.yaml"];
    }
}
