#:project ../src/Runs

// What does it take to reach 215 million USD? A search, a sweep, contributions and drivers, from C#.
using System.Globalization;
using TradeSim.Runs;

const string Corridor = "policies.corridor.intensity";
const string Turnover = "turnover KGZ-BLR";
var scenario = Scenario.Load("scenarios/kyrgyzstan-belarus-500m.yaml");

var found = Solve.Of(scenario, Corridor).AtLeast(Turnover, 2030, 215).Run();
Print(
    found.Answer is { } answer
        ? (FormattableString)$"Turnover reaches 215 million USD with the corridor at {answer.Position:P0} of its described strength."
        : $"Out of reach: the corridor gives at most {found.Closest.Value:0.0} million USD."
);

var sweep = Sweep.Of(scenario, Corridor, 0, 0.5, 1, 2).Run();
foreach (var point in sweep.Points)
    Print($"  corridor at {point.Values[0]:P0}: {point.Outcome(Turnover, 2030):0.0} million USD");

var explanation = Explain.Of(scenario).About(Turnover, 2030).Run();
foreach (var item in explanation.Contributions.OrderByDescending(item => item.Value).Take(3))
    Print($"  {item.Name} contributes {item.Value:0.0} million USD");

var drivers = Sensitivity.Of(scenario).About(Turnover, 2030).Run();
Print($"The result depends most on {drivers.Tornado.Bars[0].Factor}.");

static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
