namespace TradeSim.Runs;

/// <summary>
/// Trade created and diverted between two solutions of a world (Viner 1950, The Customs Union Issue). For each importer and sector the
/// imports that rise and those that fall are added up by supplier. What both have in common has only changed its supplier: it is diverted.
/// Rises beyond that are created; falls beyond that are lost. Purchases at home do not count.
/// </summary>
/// <param name="Created">Imports that replace none of another supplier, million USD.</param>
/// <param name="Diverted">Imports that replace those of another supplier, million USD.</param>
/// <param name="Lost">Imports that end and are not replaced by another supplier, million USD.</param>
/// <param name="Rise">The flow that rises most, over all sectors; null: none rises.</param>
/// <param name="Fall">The flow that falls most, over all sectors; null: none falls.</param>
internal sealed record TradeShift(double Created, double Diverted, double Lost, FlowChange? Rise, FlowChange? Fall)
{
    /// <summary>Compares flows, in the order sector, importer, exporter.</summary>
    /// <param name="before">Flows that the others are compared with, million USD.</param>
    /// <param name="after">The other flows.</param>
    /// <param name="economies">Number of economies.</param>
    public static TradeShift Of(IReadOnlyList<double> before, IReadOnlyList<double> after, int economies)
    {
        var (created, diverted, lost) = (0.0, 0.0, 0.0);
        for (var group = 0; group < after.Count / economies; group++)
        {
            var (rises, falls) = (0.0, 0.0);
            for (var exporter = 0; exporter < economies; exporter++)
            {
                if (exporter == group % economies)
                    continue;
                var change = after[(group * economies) + exporter] - before[(group * economies) + exporter];
                rises += Math.Max(0, change);
                falls += Math.Max(0, -change);
            }
            created += Math.Max(0, rises - falls);
            diverted += Math.Min(rises, falls);
            lost += Math.Max(0, falls - rises);
        }
        var changes = Changes(before, after, economies);
        var pairs = (
            from exporter in Enumerable.Range(0, economies)
            from importer in Enumerable.Range(0, economies)
            where exporter != importer
            select new FlowChange(exporter, importer, changes[exporter][importer])
        ).ToArray();
        var (rise, fall) = (pairs.MaxBy(pair => pair.Value), pairs.MinBy(pair => pair.Value));
        return new TradeShift(created, diverted, lost, rise?.Value > 0 ? rise : null, fall?.Value < 0 ? fall : null);
    }

    /// <summary>Compares flows that are known by the codes of exporter, importer and sector.</summary>
    /// <returns>The shift, and the codes of its indices.</returns>
    /// <exception cref="UserException">The worlds have different economies or sectors.</exception>
    public static (TradeShift Shift, string[] Economies) Of(
        IReadOnlyDictionary<(string Exporter, string Importer, string Sector), double> before,
        IReadOnlyDictionary<(string Exporter, string Importer, string Sector), double> after
    )
    {
        string[] Codes(Func<(string Exporter, string Importer, string Sector), IEnumerable<string>> of)
        {
            string[] codes = [.. before.Keys.SelectMany(of).Distinct().Order(StringComparer.Ordinal)];
            return codes.SequenceEqual(after.Keys.SelectMany(of).Distinct().Order(StringComparer.Ordinal))
                ? codes
                : throw new UserException("the runs have different economies or sectors");
        }
        var (economies, sectors) = (Codes(flow => [flow.Exporter, flow.Importer]), Codes(flow => [flow.Sector]));
        double[] Cells(IReadOnlyDictionary<(string, string, string), double> flows) =>
            [
                .. from sector in sectors
                from importer in economies
                from exporter in economies
                select flows.GetValueOrDefault((exporter, importer, sector)),
            ];
        return (Of(Cells(before), Cells(after), economies.Length), economies);
    }

    /// <summary>The change of every flow over all sectors, by exporter and importer, million USD.</summary>
    public static double[][] Changes(IReadOnlyList<double> before, IReadOnlyList<double> after, int economies)
    {
        double[][] changes = [.. Enumerable.Range(0, economies).Select(_ => new double[economies])];
        for (var cell = 0; cell < after.Count; cell++)
            changes[cell % economies][cell / economies % economies] += after[cell] - before[cell];
        return changes;
    }
}
