using TradeSim.Engine.Baseline;
using TradeSim.Engine.Path;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Scenarios.Binding;

/// <summary>What binders of assumptions, policies and outcomes share while one scenario is read.</summary>
internal sealed class Binder(TableFiles files, World world, NamedSets economies, NamedSets sectors, int baselineYear, int lastYear)
{
    private readonly List<Parameter> parameters = [];

    public TableFiles Files => files;

    public Problems Problems => files.Problems;

    public World World => world;

    public NamedSets Economies => economies;

    public NamedSets Sectors => sectors;

    public int BaselineYear => baselineYear;

    public int LastYear => lastYear;

    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>What the scenario assumes and decides, in the order of the file.</summary>
    public List<(ParameterRole Role, ScenarioItem Item)> Items { get; } = [];

    /// <summary>A number of the file that cases may set; null where it is absent or wrong.</summary>
    public Quantity? Number(Block block, string key, ParameterRole role)
    {
        if (block.Below(key) is not { } given || given.Number("value") is not { } value) return null;
        var shape = ScenarioKeys.NumberOf(given);
        Describe(given, role, Words.Number(value), shape.Unit, given.PlaceOf("value"));
        return Parameter(block.PathOf(key), role, value, shape);
    }

    public Quantity Parameter(string path, ParameterRole role, double value, NumberShape shape)
    {
        parameters.Add(new Parameter(path, role, value, shape.Minimum, shape.Maximum));
        return Quantity.Parameter(parameters.Count - 1);
    }

    /// <summary>Lists something for reports, with the source, status and note of its block.</summary>
    public void Describe(Block block, ParameterRole role, string value, string? unit, Place place)
    {
        var source = block.Text("source") ?? (place.Line == 0 ? place.File : null);
        var status = block.Choice("status") is { } word ? Enum.Parse<FigureStatus>(word, ignoreCase: true) : FigureStatus.Unstated;
        Items.Add((role, new ScenarioItem(block.Path, value, unit, source, status, block.Text("note"), place.File, place.Line)));
    }

    /// <summary>The default value of a quantity: what the file gives.</summary>
    public double DefaultOf(Quantity quantity) => quantity.ParameterIndex is { } index ? parameters[index].Default : quantity.In([]);
}
