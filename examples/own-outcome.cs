#:project ../src/Runs

// Define an outcome without changing TradeSim: how concentrated an economy's exports are (Herfindahl index of its sectors).
using System.Globalization;
using TradeSim.Engine.Outcomes;
using TradeSim.Runs;

var scenario = Scenario.Load("scenarios/kyrgyzstan-belarus-500m.yaml");
var world = scenario.World;
var concentration = new Concentration(world.EconomyIndex("KGZ"), world.EconomyCount, world.SectorCount) { Name = "concentration" };
var run = scenario.With(concentration).Run();
foreach (var year in run.Years)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year}: {run.Outcome("concentration", year):0.0000}"));

/// <summary>The Herfindahl index of an economy's exports over sectors: 1 if one sector sells all.</summary>
internal sealed record Concentration(int Exporter, int Economies, int Sectors) : Outcome
{
    public override string Unit => "";

    public override double Measure(ITradeYear year)
    {
        var exports = Enumerable.Range(0, Sectors).Select(sector => Exports(year, sector)).ToArray();
        return exports.Sum(value => value * value) / Math.Pow(exports.Sum(), 2);
    }

    private double Exports(ITradeYear year, int sector) =>
        Enumerable.Range(0, Economies).Where(importer => importer != Exporter).Sum(importer => year.Flow(Exporter, importer, sector));
}
