#:project ../src/Runs

// Define a policy lever without changing TradeSim: labels that save some cost of shipping, more each year.
using System.Globalization;
using TradeSim.Engine.Policies;
using TradeSim.Runs;
using Shocks = TradeSim.Engine.Dynamics.Shocks;

var scenario = Scenario.Load("scenarios/business-as-usual.yaml");
var labels = new ElectronicLabels
{
    Name = "labels",
    From = 2026,
    Exporter = scenario.World.EconomyIndex("KGZ"),
    Importer = scenario.World.EconomyIndex("BLR"),
    SavedPerYear = 0.01,
};
foreach (var intensity in (double[])[0, 1, 2])
{
    var run = scenario.With(labels).With("policies.labels.intensity", intensity).Run();
    var exports = run.Outcome("exports KGZ to BLR", 2030);
    Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"labels at {intensity:P0}: exports of {exports:0.00} million USD in 2030")
    );
}
try
{
    scenario.With(labels).On(_ => throw new NotSupportedException("never called")).Run();
}
catch (InvalidOperationException refused)
{
    Console.WriteLine($"on another host: {refused.Message}");
}

/// <summary>Electronic labels: each year in force saves another percent of the cost of shipping, in every sector.</summary>
internal sealed record ElectronicLabels : Policy
{
    public required int Exporter { get; init; }

    public required int Importer { get; init; }

    public required double SavedPerYear { get; init; }

    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        for (var sector = 0; sector < shocks.World.SectorCount; sector++)
            shocks.AddTradeCost(Exporter, Importer, sector, strength * (year - From + 1) * Math.Log(1 - SavedPerYear));
    }
}
