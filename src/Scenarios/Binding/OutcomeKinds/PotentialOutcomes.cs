using System.Collections.Immutable;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.OutcomeKinds;

/// <summary>An outcome that compares trade with the baseline's <c>potential.csv</c>.</summary>
internal abstract class PotentialBinder : OutcomeBinder
{
    public override ImmutableArray<Key> Keys =>
        [
            Of,
            new("with", ScenarioKeys.EconomyNames, "The partners: both ways."),
            new("to", ScenarioKeys.EconomyNames, "The buyers: exports only."),
            new("from", ScenarioKeys.EconomyNames, "The sellers: imports only."),
            Sectors,
        ];

    public override ImmutableArray<ImmutableArray<string>> OneOf =>
        [
            ["with", "to", "from"],
        ];

    public override Outcome? Bind(Binder binder, Block block)
    {
        var partner = Keys.Skip(1).Take(3).FirstOrDefault(key => block.Has(key.Name))?.Name;
        if (partner is null || TradeOf(binder, block, partner) is not { } trade || binder.PotentialFor(block) is not { } table)
            return null;
        FlowSet[] sets = partner switch
        {
            "to" => [trade.Exports],
            "from" => [trade.Imports],
            _ => [trade.Exports, trade.Imports],
        };
        var flows = ImmutableArray.CreateBuilder<PredictedFlow>();
        foreach (var (exporters, importers, sectors) in sets)
        {
            foreach (var (exporter, importer) in exporters.SelectMany(_ => importers, (exporter, importer) => (exporter, importer)))
            {
                if (table.Predict(exporter, importer, sectors) is not { } predicted)
                {
                    var economies = binder.World.Economies;
                    binder.Problems.Error(
                        ErrorCatalogue.NoPotential,
                        block.PositionOf(partner),
                        block.PathOf(partner),
                        $"got trade from {economies[exporter].Code} to {economies[importer].Code}, expected pairs that the baseline's "
                            + $"{PotentialTable.Name} predicts"
                    );
                    return null;
                }
                flows.AddRange(predicted);
            }
        }
        var prediction = new GravityPrediction(flows.ToImmutable(), binder.World.EconomyCount);
        return Make(
            NameOf(
                binder,
                block,
                trade.SubjectOf(Kind, partner),
                $"{Kind} {trade.OwnText} {(partner == "with" ? "and" : partner)} {trade.OthersText}{trade.Suffix}"
            ),
            prediction
        );
    }

    protected abstract Outcome Make(string name, GravityPrediction prediction);
}

/// <summary><c>kind: untapped-potential</c>.</summary>
internal sealed class UntappedPotentialBinder : PotentialBinder
{
    public override string Kind => "untapped-potential";

    public override string Meaning =>
        "Gravity's prediction less the flows, million USD; below 0 if they exceed the trade of economies of this size and distance.";

    protected override Outcome Make(string name, GravityPrediction prediction) => new UntappedPotential(prediction) { Name = name };
}

/// <summary><c>kind: potential-used</c>.</summary>
internal sealed class PotentialUsedBinder : PotentialBinder
{
    public override string Kind => "potential-used";

    public override string Meaning =>
        "Flows divided by gravity's prediction; 1 if trade equals that of economies of this size and distance.";

    protected override Outcome Make(string name, GravityPrediction prediction) => new PotentialUsed(prediction) { Name = name };
}
