#:project ../src/Runs

// Run an ensemble and print how likely the target is, without and with historical forecast errors.
using System.Globalization;
using TradeSim.Runs;

var scenario = Scenario.Load("scenarios/kyrgyzstan-belarus-500m.yaml");
var ensemble = Ensemble.Of(scenario).Cases(256);
foreach (var (name, result) in new[] { ("model spread", ensemble.WithoutHistory().Run()), ("with forecast errors", ensemble.Run()) })
{
    var percentiles = result.Percentiles("turnover KGZ-BLR", 2030);
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: 500 million USD in 2030 have a probability of {result.Probability("turnover KGZ-BLR"):P1}; 80 % of the cases lie "
                + $"between {percentiles[0]:0} and {percentiles[4]:0} million"
        )
    );
}
