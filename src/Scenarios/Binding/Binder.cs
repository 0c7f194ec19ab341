using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Tables;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Binding;

/// <summary>What binders of assumptions, policies and outcomes share while one scenario is read.</summary>
internal sealed class Binder(TableFiles files, World world, NamedSets economies, NamedSets sectors, int baselineYear, int lastYear)
{
    private const int MostSources = 3;

    private readonly List<Parameter> parameters = [];
    private long policyCells;
    private PotentialTable? potential;

    public TableFiles Files => files;

    public Problems Problems => files.Problems;

    public World World => world;

    public NamedSets Economies => economies;

    public NamedSets Sectors => sectors;

    public int BaselineYear => baselineYear;

    public int LastYear => lastYear;

    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>How wages are found.</summary>
    public Closure Closure { get; init; }

    /// <summary>Whether the scenario divides countries of the baseline into regions.</summary>
    public bool HasRegionsOfItsOwn { get; init; }

    /// <summary>The folder of the baseline.</summary>
    public string BaselineFolder { get; init; } = "";

    /// <summary>Gravity's predictions, read for the first outcome that needs them; null, with an error, if the baseline has none.</summary>
    public PotentialTable? PotentialFor(Block asker) => potential ??= PotentialTable.Read(files, BaselineFolder, world, asker);

    /// <summary>The names of the policies, in the order of the file, once they are bound.</summary>
    public IReadOnlyList<string> PolicyNames { get; set; } = [];

    /// <summary>The policies, in the order of the file, once they are bound.</summary>
    public ImmutableArray<Policy> Policies { get; set; } = [];

    /// <summary>The names of the outcomes, in the order of the file, once they are bound.</summary>
    public IReadOnlyList<string> OutcomeNames { get; set; } = [];

    /// <summary>What outcomes measure, by name, for those whose name contains nothing more.</summary>
    public Dictionary<string, OutcomeSubject> OutcomeSubjects { get; } = new(StringComparer.Ordinal);

    /// <summary>What the scenario assumes and decides, in the order of the file.</summary>
    public List<(ParameterRole Role, ScenarioItem Item)> Items { get; } = [];

    /// <summary>The numbers that a user may change, with what the file says of them, in the order of the file.</summary>
    public List<ScenarioParameter> DescribedParameters { get; } = [];

    /// <summary>Counts the flows or sectors on which policies act before they are listed; false, with an error, where they are too
    /// many.</summary>
    public bool Reserve(long cells, SourcePosition place, string path)
    {
        policyCells = checked(policyCells + cells);
        if (policyCells <= files.Limits.PolicyCells)
            return true;
        Problems.Error(
            ErrorCatalogue.TooManyFlows,
            place,
            path,
            $"got policies on {MessageText.Number(policyCells)} flows or sectors so far, expected at most "
                + $"{MessageText.Number(files.Limits.PolicyCells)} in all"
        );
        return false;
    }

    /// <summary>Says of each key of a block that is a year whether the run has that year.</summary>
    public void WarnOfYearsOutside(Block block)
    {
        foreach (var entry in block.Entries)
        {
            if (PlainNumber.TryReadWhole(entry.Key, out var year) && (year <= baselineYear || year > lastYear))
                Problems.Warning(
                    ErrorCatalogue.YearIgnored,
                    entry.KeyPlace,
                    block.PathOf(entry.Key),
                    $"got a year outside {MessageText.Number(baselineYear + 1)} to {MessageText.Number(lastYear)}, which has no effect"
                );
        }
    }

    /// <summary>A number of the file that cases may set; null where it is absent or wrong.</summary>
    /// <param name="block">The block of the key.</param>
    /// <param name="key">Its key there.</param>
    /// <param name="role">Whether it is part of a policy measure or an assumption.</param>
    /// <param name="turnable">Whether it may be changed alone; shares that sum to 1 may not.</param>
    public ParameterRef? Number(Block block, string key, ParameterRole role, bool turnable = true)
    {
        if (block.Below(key) is not { } given || given.Number("value") is not { } value)
            return null;
        var shape = ScenarioKeys.NumberOf(given);
        Describe(given, role, MessageText.Number(value), shape.Unit, given.PositionOf("value"));
        if (turnable)
            AddParameter(given, role, NameOf(key), block.MeaningOf(key), value, shape);
        return Parameter(block.PathOf(key), role, value, shape);
    }

    /// <summary>Lists a number that a user may change, with what its block says of it.</summary>
    public void AddParameter(
        Block block,
        ParameterRole role,
        string name,
        string meaning,
        double value,
        NumberShape shape,
        string? path = null
    ) =>
        DescribedParameters.Add(
            new ScenarioParameter(path ?? block.Path, role, name, value, shape.Minimum, shape.Maximum)
            {
                Meaning = meaning,
                Unit = shape.Unit,
                Source = block.Text("source"),
                Status = StatusOf(block),
                Note = block.Text("note"),
            }
        );

    /// <summary>What people call a sector or an economy; anything else by its key.</summary>
    private string NameOf(string key) =>
        world.SectorIndex(key) is >= 0 and var sector ? world.Sectors[sector].Name
        : world.EconomyIndex(key) is >= 0 and var economy ? world.Economies[economy].Name
        : key;

    private static FigureStatus StatusOf(Block block) =>
        block.Choice("status") is { } word ? Enum.Parse<FigureStatus>(word, ignoreCase: true) : FigureStatus.Unstated;

    /// <summary>The same, or a constant where the file gives none.</summary>
    public ParameterRef? NumberOr(Block block, string key, ParameterRole role, double otherwise) =>
        block.Has(key) ? Number(block, key, role) : otherwise;

    /// <summary>The one economy that a key names; null, with an error, if it is not one.</summary>
    public int? One(Block block, string key) => OneOf(economies, block, key, "one economy");

    /// <summary>The one sector that a key names; null, with an error, if it is not one.</summary>
    public int? OneSector(Block block, string key) => OneOf(sectors, block, key, "one sector");

    private int? OneOf(NamedSets sets, Block block, string key, string what)
    {
        if (sets.Resolve(block, key) is not { } set)
            return null;
        if (set.Members.Length == 1)
            return set.Members[0];
        Problems.Error(
            ErrorCatalogue.OneExpected,
            block.PositionOf(key),
            block.PathOf(key),
            $"got {MessageText.Quote(set.Text)}, which are {MessageText.Number(set.Members.Length)}, expected {what}"
        );
        return null;
    }

    public ParameterRef Parameter(string path, ParameterRole role, double value, NumberShape shape)
    {
        parameters.Add(new Parameter(path, role, value, shape.Minimum, shape.Maximum));
        return ParameterRef.Parameter(parameters.Count - 1);
    }

    /// <summary>Lists a table for reports, with its own sources where the block names none.</summary>
    public void DescribeTable(Block block, string key, ParameterRole role, string value, string? unit, IReadOnlyCollection<string> sources)
    {
        var named = sources.Where(source => source.Length > 0).ToArray();
        var some =
            named.Length <= MostSources
                ? named
                : [.. named.Take(MostSources), $"and {MessageText.Number(named.Length - MostSources)} more"];
        Describe(block, role, value, unit, block.PositionOf(key), block.PathOf(key), some.Length == 0 ? null : string.Join("; ", some));
    }

    /// <summary>Lists something for reports, with the source, status and note of its block.</summary>
    public void Describe(
        Block block,
        ParameterRole role,
        string value,
        string? unit,
        SourcePosition place,
        string? path = null,
        string? otherwiseSource = null
    )
    {
        var source = block.Text("source") ?? otherwiseSource ?? (place.Line == 0 ? place.File : null);
        Items.Add(
            (role, new ScenarioItem(path ?? block.Path, value, unit, source, StatusOf(block), block.Text("note"), place.File, place.Line))
        );
    }

    /// <summary>The default value of a quantity: what the file gives.</summary>
    public double DefaultOf(ParameterRef quantity) => quantity.ParameterIndex is { } index ? parameters[index].Default : quantity.In([]);
}
