using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Regions;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Scenarios.Binding;

/// <summary>Splits countries of a baseline into regions, as the <c>regions</c> block says.</summary>
internal sealed class RegionsBinder(TableFiles files, List<(ParameterRole Role, ScenarioItem Item)> items)
{
    private const double Slack = 1e-9;
    private const double UsualHomeBias = 5; // as the recipes of the shipped regional baselines have it

    private const string NewCode = "expected a code that the baseline does not have";

    private static readonly NumberShape Share = ScenarioShape.OutputShare;

    private Problems Problems => files.Problems;

    /// <summary>The baseline with regions; the same where there is no such block, null where it is wrong.</summary>
    public Baseline? Split(Block root, Baseline baseline)
    {
        if (root.Below("regions") is not { } regions)
            return baseline;
        Baseline? split = baseline;
        foreach (var (code, place, block) in regions.Others())
        {
            if (split is null)
                return null;
            var country = split.World.EconomyIndex(code);
            if (country < 0 || split.World.Economies[country].Kind == EconomyKind.Region)
            {
                Problems.Error(
                    ErrorCatalogue.NotACountry,
                    place,
                    block.Path,
                    $"got {MessageText.Quote(code)}, expected a country of the baseline",
                    MessageText.DidYouMean(code, split.World.Economies.Select(economy => economy.Code))
                );
                return null;
            }
            split = Split(block, split, country);
        }
        return split;
    }

    private Baseline? Split(Block block, Baseline baseline, int country)
    {
        var world = baseline.World;
        if (Regions(block, world, country) is not { } regions)
            return null;
        if (files.TooLarge(world.EconomyCount - 1 + regions.Length, world.SectorCount, block.Position, block.Path))
            return null;
        if (KnownFlows(block, world, country, regions) is not { } known)
            return null;
        items.Add(
            (
                ParameterRole.Assumption,
                new ScenarioItem(
                    block.Path,
                    MessageText.Listed(regions.Select(region => region.Code)),
                    "regions by shares of output",
                    block.Text("source"),
                    Status(block),
                    block.Text("note"),
                    block.Position.File,
                    block.Position.Line
                )
            )
        );
        try
        {
            var split = CountrySplit.Split(world, country, regions, known, block.Number("home-bias") ?? UsualHomeBias);
            return new Baseline(split, baseline.Provenance.OfRegions(split, CountrySplit.OldIndices(world, country, regions.Length)));
        }
        catch (InconsistentBaselineException problem)
        {
            foreach (var message in problem.Problems)
                Problems.Error(ErrorCatalogue.RegionAccounts, block.Position, block.Path, message);
            return null;
        }
    }

    private static FigureStatus Status(Block block) =>
        block.Choice("status") is { } word ? Enum.Parse<FigureStatus>(word, ignoreCase: true) : FigureStatus.Assumed;

    private RegionShares[]? Regions(Block block, World world, int country)
    {
        var shares = new Dictionary<string, (string Name, double?[] Shares, SourcePosition Place)>(StringComparer.Ordinal);
        var order = new List<string>();
        var complete = true;
        foreach (var (code, place, region) in block.Others())
        {
            if (!IsNew(code, world))
            {
                Problems.Error(ErrorCatalogue.RegionCode, place, region.Path, $"got {MessageText.Quote(code)}, {NewCode}");
                complete = false;
                continue;
            }
            var bySector = new double?[world.SectorCount];
            if (region.Number("share") is { } all)
                Array.Fill(bySector, all);
            foreach (var (sector, sectorPlace, given) in region.Others())
            {
                var index = world.SectorIndex(sector);
                if (index >= 0)
                    bySector[index] = given.Number("value");
                else
                {
                    Problems.Error(
                        ErrorCatalogue.UnknownName,
                        sectorPlace,
                        given.Path,
                        $"got {MessageText.Quote(sector)}, expected a sector of the baseline",
                        MessageText.DidYouMean(sector, world.Sectors.Select(known => known.Code))
                    );
                    complete = false;
                }
            }
            order.Add(code);
            shares[code] = (region.Text("name") ?? code, bySector, place);
        }
        complete &= ReadTable(block, world, shares, order);
        return complete ? WithTheRest(block, world, country, order.Select(code => (code, shares[code].Name, shares[code].Shares))) : null;
    }

    /// <summary>Whether a code means nothing yet: no economy, no country in regions, not all.</summary>
    private static bool IsNew(string code, World world) =>
        Names.IsCode(code) && world.EconomyIndex(code) < 0 && world.Economies.All(economy => economy.PartOf != code);

    private bool ReadTable(
        Block block,
        World world,
        Dictionary<string, (string Name, double?[] Shares, SourcePosition Place)> shares,
        List<string> order
    )
    {
        if (block.File("file") is not { } file)
            return true;
        using var table = CsvTable.Open(
            files,
            ScenarioPath.Combine(".", file),
            FileUse.Table,
            new(["region", "sector", "share"]),
            block.PositionOf("file"),
            block.PathOf("file")
        );
        if (table is null)
            return false;
        var good = true;
        var places = new Dictionary<(string Region, int Sector), SourcePosition>();
        while (table.Next())
        {
            var (code, sector) = (table.Field("region"), world.SectorIndex(table.Field("sector")));
            if (sector < 0)
            {
                table.Error(
                    ErrorCatalogue.UnknownCode,
                    "sector",
                    $"got {MessageText.Quote(table.Field("sector"))}, expected a sector of the baseline",
                    MessageText.DidYouMean(table.Field("sector"), world.Sectors.Select(known => known.Code))
                );
                good = false;
            }
            if (!IsNew(code, world))
            {
                table.Error(ErrorCatalogue.RegionCode, "region", $"got {MessageText.Quote(code)}, {NewCode}");
                good = false;
            }
            if (table.Number("share", Share) is not { } share || !good)
            {
                good = false;
                continue;
            }
            if (!shares.TryGetValue(code, out var region))
            {
                shares[code] = region = (code, new double?[world.SectorCount], table.PositionOf("region"));
                order.Add(code);
            }
            if (region.Shares[sector] is not null)
            {
                var there = places.GetValueOrDefault((code, sector), region.Place);
                table.Error(
                    ErrorCatalogue.DuplicateRow,
                    "region",
                    $"duplicate share of {world.Sectors[sector].Code} in {code}: {there.File}:{MessageText.Number(there.Line)} has the same"
                );
                good = false;
                continue;
            }
            places[(code, sector)] = table.RowPosition;
            region.Shares[sector] = share;
        }
        return good;
    }

    private RegionShares[]? WithTheRest(
        Block block,
        World world,
        int country,
        IEnumerable<(string Code, string Name, double?[] Shares)> named
    )
    {
        var regions = named.ToList();
        var rest = new double[world.SectorCount];
        for (var j = 0; j < rest.Length; j++)
        {
            var missing = regions.Where(region => region.Shares[j] is null).Select(region => region.Code).ToArray();
            var sum = regions.Sum(region => region.Shares[j] ?? 0);
            if (world.Output(country, j) == 0)
                sum = Math.Min(sum, 1); // shares of nothing
            if (missing.Length > 0)
                Problems.Error(
                    ErrorCatalogue.RegionShares,
                    block.Position,
                    block.Path,
                    $"missing share of {world.Sectors[j].Code} for {MessageText.Listed(missing)}: give one, or a share for all sectors"
                );
            else if (sum > 1 + Slack)
                Problems.Error(
                    ErrorCatalogue.RegionShares,
                    block.Position,
                    block.Path,
                    $"got shares of {world.Sectors[j].Code} that sum to {MessageText.Number(sum)}, expected at most 1"
                );
            else
            {
                rest[j] = sum > 1 - Slack ? 0 : 1 - sum;
                continue;
            }
            return null;
        }
        var code = $"{world.Economies[country].Code}-rest";
        var all = regions
            .Select(region => new RegionShares(region.Code, region.Name, [.. region.Shares.Select(share => share!.Value)]))
            .ToList();
        if (rest.Any(share => share > 0))
        {
            if (!IsNew(code, world) || all.Any(region => region.Code == code))
            {
                Problems.Error(
                    ErrorCatalogue.RegionCode,
                    block.Position,
                    block.Path,
                    $"the shares leave a rest, whose code {MessageText.Quote(code)} is taken: let them sum to 1, or rename the other "
                        + $"economy"
                );
                return null;
            }
            all.Add(new RegionShares(code, $"Rest of {world.Economies[country].Name}", rest));
        }
        if (all.Count >= 2)
            return [.. all];
        Problems.Error(
            ErrorCatalogue.RegionShares,
            block.Position,
            block.Path,
            "got one region that is the whole country, expected at least two regions, or shares that leave a rest"
        );
        return null;
    }

    private List<KnownFlow>? KnownFlows(Block block, World world, int country, RegionShares[] regions)
    {
        if (!block.Has("flows"))
            return [];
        if (block.File("flows") is not { } file)
            return null;
        using var table = CsvTable.Open(
            files,
            ScenarioPath.Combine(".", file),
            FileUse.Table,
            new(["exporter", "importer", "sector", "value"]),
            block.PositionOf("flows"),
            block.PathOf("flows")
        );
        if (table is null)
            return null;
        var known = new List<KnownFlow>();
        var seen = new HashSet<(int Region, int Partner, int Sector, bool IsExport)>();
        var (good, money) = (true, new NumberShape(0, 1e12, "million USD"));
        while (table.Next())
        {
            var (exporter, importer) = (RegionOf("exporter"), RegionOf("importer"));
            var partner = world.EconomyIndex(table.Field(exporter >= 0 ? "importer" : "exporter"));
            var sector = world.SectorIndex(table.Field("sector"));
            if ((exporter < 0) == (importer < 0) || partner < 0 || partner == country)
                table.Error(
                    ErrorCatalogue.RegionFlow,
                    "exporter",
                    $"got a flow from {MessageText.Quote(table.Field("exporter"))} to {MessageText.Quote(table.Field("importer"))}, "
                        + $"expected one between a region of {world.Economies[country].Code} and another economy"
                );
            else if (sector < 0)
                table.Error(
                    ErrorCatalogue.UnknownCode,
                    "sector",
                    $"got {MessageText.Quote(table.Field("sector"))}, expected a sector of the baseline",
                    MessageText.DidYouMean(table.Field("sector"), world.Sectors.Select(item => item.Code))
                );
            else if (!seen.Add((Math.Max(exporter, importer), partner, sector, exporter >= 0)))
                table.Error(ErrorCatalogue.DuplicateRow, "exporter", "duplicate flow");
            else if (table.Number("value", money) is { } value)
            {
                known.Add(new KnownFlow(Math.Max(exporter, importer), partner, sector, exporter >= 0, value));
                continue;
            }
            good = false;
        }
        return good ? known : null;

        int RegionOf(string column) => Array.FindIndex(regions, region => region.Code == table.Field(column));
    }
}
