using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Scenarios;

/// <summary>Where the figures of a baseline come from: a status and a source for each flow, counts and notes for all tables.</summary>
public sealed class Provenance
{
    private readonly World world;
    private readonly FigureStatus[] status; // [sector, importer, exporter]
    private readonly FigureStatus[] totalStatus; // the same
    private readonly int[] source; // the same; index in Sources
    private readonly bool[] unknownTariff; // the same

    internal Provenance(
        World world,
        FigureStatus[] status,
        FigureStatus[] totalStatus,
        int[] source,
        bool[] unknownTariff,
        IEnumerable<string> sources,
        IEnumerable<StatusCount> counts,
        IEnumerable<TableNote> notes
    )
    {
        (this.world, this.status, this.totalStatus, this.source) = (world, status, totalStatus, source);
        this.unknownTariff = unknownTariff;
        Sources = [.. sources];
        Counts = [.. counts];
        Notes = [.. notes];
    }

    /// <summary>All sources that the tables name, in the order of first use; the first is empty: no source.</summary>
    public ImmutableArray<string> Sources { get; }

    /// <summary>Rows by table and status.</summary>
    public ImmutableArray<StatusCount> Counts { get; }

    /// <summary>The remarks beside rows.</summary>
    public ImmutableArray<TableNote> Notes { get; }

    /// <summary>How a flow came about; a flow that the table leaves out is unstated.</summary>
    public FigureStatus StatusOf(int exporter, int importer, int sector) => status[Cell(exporter, importer, sector)];

    /// <summary>
    /// How the sum over sectors came about to which a flow belongs: the column <c>total_status</c>, where a reported total was split over
    /// sectors by assumption; otherwise the flow's own status.
    /// </summary>
    public FigureStatus TotalStatusOf(int exporter, int importer, int sector) => totalStatus[Cell(exporter, importer, sector)];

    /// <summary>
    /// Whether the tariff on a flow is unknown: its column <c>tariff_status</c> is <c>unknown</c>, and the table has a substitute rate.
    /// </summary>
    public bool TariffIsUnknown(int exporter, int importer, int sector) => unknownTariff[Cell(exporter, importer, sector)];

    /// <summary>Where a flow comes from; empty: the table does not say.</summary>
    public string SourceOf(int exporter, int importer, int sector) => Sources[source[Cell(exporter, importer, sector)]];

    /// <summary>The value of flows by status, million USD: the reported and the assumed share of a trade.</summary>
    public ImmutableSortedDictionary<FigureStatus, double> ValueByStatus(params IEnumerable<FlowSet> flows) => Sum(StatusOf, flows);

    /// <summary>The value of flows by the status of their totals over sectors, million USD.</summary>
    public ImmutableSortedDictionary<FigureStatus, double> ValueByTotalStatus(params IEnumerable<FlowSet> flows) =>
        Sum(TotalStatusOf, flows);

    /// <summary>The same of a world in which regions replace a country: observations of the country are estimates for its
    /// regions.</summary>
    /// <param name="split">The world with the regions.</param>
    /// <param name="old">The index of each of its economies in the old world.</param>
    internal Provenance OfRegions(World split, int[] old)
    {
        var count = split.EconomyCount;
        var (statuses, totals, sources) = (
            new FigureStatus[split.SectorCount * count * count],
            new FigureStatus[split.SectorCount * count * count],
            new int[split.SectorCount * count * count]
        );
        var unknown = new bool[statuses.Length];
        for (var cell = 0; cell < statuses.Length; cell++)
        {
            var (i, n, j) = (cell % count, cell / count % count, cell / count / count);
            var from = Cell(old[i], old[n], j);
            var isSplit =
                split.Economies[i].Code != world.Economies[old[i]].Code || split.Economies[n].Code != world.Economies[old[n]].Code;
            statuses[cell] = isSplit ? Estimated(status[from]) : status[from];
            totals[cell] = isSplit ? Estimated(totalStatus[from]) : totalStatus[from];
            sources[cell] = source[from];
            unknown[cell] = unknownTariff[from];
        }
        return new Provenance(split, statuses, totals, sources, unknown, Sources, Counts, Notes);

        static FigureStatus Estimated(FigureStatus observed) =>
            observed is FigureStatus.Reported or FigureStatus.Mirror ? FigureStatus.Estimated : observed;
    }

    private ImmutableSortedDictionary<FigureStatus, double> Sum(Func<int, int, int, FigureStatus> statusOf, IEnumerable<FlowSet> flows)
    {
        ArgumentNullException.ThrowIfNull(flows);
        var sums = new double[Enum.GetValues<FigureStatus>().Length];
        foreach (var set in flows)
        {
            foreach (var exporter in set.Exporters)
            {
                foreach (var importer in set.Importers)
                {
                    if (exporter == importer)
                        continue;
                    foreach (var sector in set.Sectors)
                        sums[(int)statusOf(exporter, importer, sector)] += world.Flow(exporter, importer, sector);
                }
            }
        }
        return Enum.GetValues<FigureStatus>().ToImmutableSortedDictionary(item => item, item => sums[(int)item]);
    }

    private int Cell(int exporter, int importer, int sector) =>
        (((sector * world.EconomyCount) + importer) * world.EconomyCount) + exporter;
}
