#:project ../src/Runs

// Change a tariff and print a flow: what a duty on machinery from China does to Belarus' sales in Kyrgyzstan.
using System.Globalization;
using TradeSim.Runs;

var before = Scenario.Load("scenarios/business-as-usual.yaml");
var after = before.With(
    "policies",
    "[{ name: duty, kind: tariff, from: 2026, exporter: CHN, importer: KGZ, sector: machinery, rate: 0.15 }]"
);
foreach (var (name, scenario) in new[] { ("no duty", before), ("duty of 15 %", after) })
{
    var run = scenario.Run();
    var (flow, price) = (run.Flow("BLR", "KGZ", "machinery", 2030), run.Price("KGZ", "machinery", 2030));
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: Kyrgyzstan buys machinery for {flow:0.00} million USD from Belarus in 2030; its price index is {price:0.000}"
        )
    );
}
