namespace TradeSim.Engine.Market;

/// <summary>A flow that its exporter taxes. Of what the importer pays before its tariff, a part e'/(1+e') is revenue of the exporter's
/// government, and the producer receives the rest.</summary>
internal sealed class TaxedExport(int exporter, int importer, int sector, int stride)
{
    public int Exporter { get; } = exporter;

    public int Importer { get; } = importer;

    public int Sector { get; } = sector;

    /// <summary>e'/(1+e') [case]; 0 where a case does not tax the flow.</summary>
    public double[] Taken { get; } = new double[stride];

    /// <summary>The place of a flow in a list in the order of importer, sector and exporter: its index, or the complement of where it
    /// belongs.</summary>
    public static int Find(List<TaxedExport> sorted, int exporter, int importer, int sector)
    {
        var (from, to) = (0, sorted.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            var at = sorted[middle];
            var order = (at.Importer, at.Sector, at.Exporter).CompareTo((importer, sector, exporter));
            if (order == 0)
                return middle;
            if (order < 0)
                from = middle + 1;
            else
                to = middle;
        }
        return ~from;
    }
}
