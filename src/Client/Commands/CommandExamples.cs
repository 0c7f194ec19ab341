namespace TradeSim.Client.Commands;

/// <summary>Two examples of each command, as its help shows them. Tests parse all of them.</summary>
internal static class CommandExamples
{
    /// <summary>The first commands of a new user.</summary>
    public static string[] First { get; } =
    ["examples", "new --example business-as-usual --out trade", "run trade/business-as-usual.yaml", "run --help"];

    /// <summary>Examples by command, without the program's name.</summary>
    public static IReadOnlyDictionary<string, string[]> Of { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["new"] = ["new Serbia Vietnam --target 1000 --by 2032", "new --example business-as-usual --out trade"],
            ["run"] =
            [
                "run scenarios/kyrgyzstan-belarus-500m.yaml",
                "run scenarios/kyrgyzstan-belarus-500m.yaml --set policies.corridor.intensity=0 --out out/without",
            ],
            ["validate"] =
            [
                "validate scenarios/kyrgyzstan-belarus-500m.yaml",
                "validate scenarios/kyrgyzstan-belarus-500m.yaml --parameters",
            ],
            ["compare"] = ["compare out/usual out/programme", "compare out/usual out/programme --lang de"],
            ["plot"] = ["plot out/programme --lang ru", "plot out/programme --figures png --width 1200"],
            ["serve"] = ["serve scenarios/kyrgyzstan-belarus-500m.yaml", "serve scenarios/kyrgyzstan-belarus-500m.yaml --port 5080 --open"],
            ["schema"] = ["schema", "schema --out scenario.schema.json"],
            ["help"] = ["help TS1101", "help run"],
            ["examples"] = ["examples", "new --example business-as-usual --out trade"],
            ["baseline"] =
            [
                "baseline scenarios/data/eaeu-2023/sources --out out/eaeu",
                "baseline scenarios/data/eaeu-2023/sources --out out/eaeu --force",
            ],
            ["import"] = ["import TradeData.csv --to srb-vnm", "import BACI_HS22_Y2023_V202501.csv country_codes.csv --to srb-vnm"],
            ["ensemble"] =
            [
                "ensemble scenarios/kyrgyzstan-belarus-500m.yaml --cases 1000",
                "ensemble --resume out/kyrgyzstan-belarus-500m-ensemble",
            ],
            ["sweep"] =
            [
                "sweep scenarios/kyrgyzstan-belarus-500m.yaml --over policies.corridor.intensity=0:4:1",
                "sweep scenarios/kyrgyzstan-belarus-500m.yaml --over assumptions.adjustment=0.2,0.4,0.6 --year 2028",
            ],
            ["explain"] =
            [
                "explain scenarios/kyrgyzstan-belarus-500m.yaml",
                "explain scenarios/business-as-usual.yaml scenarios/kyrgyzstan-belarus-500m.yaml",
            ],
            ["sensitivity"] =
            [
                "sensitivity scenarios/kyrgyzstan-belarus-500m.yaml",
                "sensitivity scenarios/kyrgyzstan-belarus-500m.yaml --method sobol --samples 512",
            ],
            ["solve"] =
            [
                "solve scenarios/kyrgyzstan-belarus-500m.yaml --lever policies.corridor.intensity",
                "solve scenarios/kyrgyzstan-belarus-500m.yaml --cheapest --at-least 200",
            ],
            ["game"] =
            [
                "game scenarios/business-as-usual.yaml --tariffs uniform --player KGZ --player BLR",
                "game scenarios/business-as-usual.yaml --tariffs by-partner --player KGZ --player CHN --cooperation",
            ],
            ["brief"] =
            [
                "brief scenarios/kyrgyzstan-belarus-500m.yaml",
                "brief scenarios/kyrgyzstan-belarus-500m.yaml --lang de --plausible 2",
            ],
            ["check"] =
            [
                "check scenarios/kyrgyzstan-belarus-500m.yaml",
                "check scenarios/kyrgyzstan-belarus-500m.yaml scenarios/grodno-kazakhstan.yaml",
            ],
            ["backtest"] = ["backtest", "backtest --history my-history --horizons 3"],
            ["calibrate"] =
            [
                "calibrate --pair KGZ-BLR",
                "calibrate scenarios/kyrgyzstan-belarus-500m.yaml --fit assumptions.adjustment --observed seen.csv",
            ],
            ["studies"] = ["studies --cluster 127.0.0.1:30000", "studies --cluster"],
            ["attach"] = ["attach 5d41402a --cluster 127.0.0.1:30000", "attach 5d41402a --cluster"],
            ["cancel"] = ["cancel 5d41402a --cluster 127.0.0.1:30000", "cancel 5d41402a --remove --cluster"],
            ["results"] = ["results 5d41402a --cluster 127.0.0.1:30000", "results 5d41402a --out out/later --cluster"],
            ["silo"] = ["silo", "silo -- --Silo:Port=11112"],
            ["cluster"] = ["cluster --silos 2", "cluster --silos 3 --cluster-id trial"],
        };
}
