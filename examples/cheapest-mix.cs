#:project ../src/Runs

// Find the cheapest mix of measures that reaches a turnover of 170 million USD in 2030.
using System.Globalization;
using TradeSim.Runs;

var scenario = Scenario.Load("scenarios/kyrgyzstan-belarus-500m.yaml");
var result = CheapestMix.Of(scenario).AtLeast("turnover KGZ-BLR", 2030, 170).Run();
var mix = result.Answer ?? result.Closest;
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"{(result.Answer is null ? "Out of reach; the closest mix" : "The cheapest mix found")} gives {mix.Value:0.0} million USD and "
            + $"costs {mix.Cost:0.0} million USD:"
    )
);
foreach (var (lever, intensity) in result.Levers.Zip(mix.Positions))
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {lever.Lever.Name}: {intensity:P0}"));
