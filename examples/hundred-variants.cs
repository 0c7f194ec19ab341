#:project ../src/Runs

// Run a hundred variants of a scenario into a table: turnover by the intensity of two measures.
using System.Globalization;
using TradeSim.Runs;

var scenario = Scenario.Load("scenarios/kyrgyzstan-belarus-500m.yaml");
var steps = Enumerable.Range(0, 10).Select(step => step / 3.0).ToArray(); // 0 is off, 1 is as described, 3 is three times that
var rows = steps
    .SelectMany(corridor => steps.Select(roadmap => (corridor, roadmap)))
    .AsParallel()
    .AsOrdered()
    .Select(item =>
    {
        var run = scenario.With("policies.corridor.intensity", item.corridor).With("policies.roadmap.intensity", item.roadmap).Run();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{item.corridor:0.00},{item.roadmap:0.00},{run.Outcome("turnover KGZ-BLR", 2030):0.0}"
        );
    });
Console.WriteLine("corridor,roadmap,turnover in 2030 (million USD)");
foreach (var row in rows)
    Console.WriteLine(row);
