using TradeSim.Scenarios.Binding;

namespace TradeSim.Scenarios.Keys;

/// <summary>Descriptions that many blocks share.</summary>
internal static class ScenarioKeys
{
    public static NamesShape EconomyNames { get; } = new("an economy, a country, a group, a list of these, or all");

    public static NamesShape SectorNames { get; } = new("a sector, a group of sectors, a list of these, or all");

    public static TextShape FreeText { get; } = new();

    public static Key About { get; } = new("about", FreeText, "Description for readers, in one or two sentences.");

    public static Key Source { get; } = new("source", FreeText, "Source: publication, table, date.");

    public static Key Note { get; } = new("note", FreeText, "A remark for reports.");

    public static Key Status { get; } =
        new(
            "status",
            new ChoiceShape([
                new("reported", "reported by the economy itself"),
                new("mirror", "reported by the partner"),
                new("estimated", "estimated by a stated rule"),
                new("assumed", "assumed"),
            ]),
            "Status of the figure."
        );

    /// <summary>A number, bare or with its source. Distributions will be further keys of this block.</summary>
    public static BlockShape Given(NumberShape number) =>
        new("value, with its source", [new("value", number, "The number.", Required: true), Source, Status, Note]) { ScalarKey = "value" };

    /// <summary>The number in a block of <see cref="Given"/>.</summary>
    public static NumberShape NumberOf(Block given) => (NumberShape)given.ShapeOf("value")!;

    /// <summary>Says that keys make no sense beside a table.</summary>
    public static void RefuseBeside(Binder binder, Block block, string tableKey, ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (block.Has(key))
                binder.Problems.Error(
                    ErrorCatalogue.KeyBesideTable,
                    block.PositionOf(key),
                    block.PathOf(key),
                    $"got {key} beside {tableKey}, expected it as a column of the table"
                );
        }
    }
}
