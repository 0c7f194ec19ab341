using TradeSim.Scenarios;

namespace TradeSim.Client.Tests;

/// <summary>A scenario of two economies in texts, which is read and run at once.</summary>
internal static class Small
{
    private const string Turnover = "  - { kind: turnover, of: A, with: B, name: turnover }";

    public static string Text(string outcomes = Turnover, string more = "") => $$"""
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

    public static LoadedScenario Read(string? text = null) => ScenarioReader.Read(ScenarioBundle.OfTexts("x.yaml",
        ("x.yaml", text ?? Text()),
        ("data/economies.csv", "code,name,kind\nA,Avaria,country\nB,Bordonia,country\n"),
        ("data/sectors.csv", "code,name,elasticity\ngoods,Goods,3\nfood,Food,2\n"),
        ("data/flows.csv", "exporter,importer,sector,value,tariff\nA,A,goods,60,0\nB,A,goods,10,0\nA,B,goods,10,0\nB,B,goods,20,0\nA,A,food,6,0\nB,A,food,1,0\nA,B,food,1,0\nB,B,food,2,0\n")));
}
