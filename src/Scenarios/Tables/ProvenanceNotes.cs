using TradeSim.Engine.Baseline;

namespace TradeSim.Scenarios.Tables;

/// <summary>Counts where rows come from while tables are read.</summary>
internal sealed class ProvenanceNotes
{
    private const string TotalStatus = "total_status";
    private const string TariffStatus = "tariff_status";
    private const string Unknown = "unknown";

    private static readonly string[] StatusWords = ["reported", "mirror", "estimated", "assumed"];

    private readonly List<string> sources = [""];
    private readonly Dictionary<string, int> sourceOf = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<(string Table, FigureStatus Status), int> counts = [];
    private readonly List<(string, FigureStatus)> order = [];
    private readonly List<TableNote> notes = [];

    /// <summary>Counts the row and says its status.</summary>
    public FigureStatus Count(CsvTable table)
    {
        var status = StatusOf(table, "status");
        var name = table.File[(table.File.LastIndexOf('/') + 1)..];
        if (!counts.TryAdd((name, status), 1))
            counts[(name, status)]++;
        else
            order.Add((name, status));
        if (table.Field("note") is { Length: > 0 } note)
            notes.Add(new TableNote(name, table.Line, note));
        return status;
    }

    public int SourceOf(CsvTable table)
    {
        var source = table.Field("source");
        if (sourceOf.TryGetValue(source, out var index))
            return index;
        sources.Add(source);
        return sourceOf[source] = sources.Count - 1;
    }

    /// <summary>How the total came about of which the row is a part: the row's own status where the table has no column for it.</summary>
    public static FigureStatus TotalStatusOf(CsvTable table, FigureStatus own) =>
        table.Field(TotalStatus).Length == 0 ? own : StatusOf(table, TotalStatus);

    /// <summary>Whether the row marks its tariff as unknown.</summary>
    public static bool TariffIsUnknown(CsvTable table)
    {
        if (table.Field(TariffStatus) == Unknown)
            return true;
        StatusOf(table, TariffStatus);
        return false;
    }

    public Provenance Of(World world, FigureStatus[] status, FigureStatus[] totalStatus, int[] source, bool[] unknownTariff) =>
        new(
            world,
            status,
            totalStatus,
            source,
            unknownTariff,
            sources,
            order.Select(key => new StatusCount(key.Item1, key.Item2, counts[key])),
            notes
        );

    private static FigureStatus StatusOf(CsvTable table, string column)
    {
        var word = table.Field(column);
        if (word.Length == 0)
            return FigureStatus.Unstated;
        var index = Array.IndexOf(StatusWords, word);
        if (index >= 0)
            return (FigureStatus)(index + 1);
        table.Error(
            ErrorCatalogue.InvalidField,
            column,
            $"got {MessageText.Quote(word)}, expected one of {MessageText.Listed(StatusWords)}",
            MessageText.DidYouMean(word, StatusWords)
        );
        return FigureStatus.Unstated;
    }
}
