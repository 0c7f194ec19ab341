using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Tables;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Binding;

/// <summary>
/// Growth of each economy by year: what the scenario says of the economy or its country takes precedence over the file, the file before the
/// default, and a region before its country. Shifts come on top: a region's own, and its country's unless the scenario gives the region a
/// number itself.
/// </summary>
internal sealed class GrowthBinder
{
    /// <summary>What the shift of an economy's growth means, for readers.</summary>
    public const string ShiftMeaning = "Turns the growth of the economy up or down.";

    private readonly Binder binder;
    private readonly Block block;
    private readonly Dictionary<string, SortedDictionary<int, double>> table = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InlineGrowth> inline = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParameterRef> parameters = new(StringComparer.Ordinal);
    private readonly HashSet<string> countries;
    private bool tableUsable = true;

    private GrowthBinder(Binder binder, Block block)
    {
        (this.binder, this.block) = (binder, block);
        countries =
        [
            .. binder.World.Economies.Select(economy => economy.Code),
            .. binder.World.Economies.Select(economy => economy.PartOf).OfType<string>(),
        ];
    }

    /// <summary>[year − baseline year − 1][economy]; empty where the scenario gives none.</summary>
    public static ImmutableArray<ImmutableArray<ParameterRef>> Bind(Binder binder, Block assumptions) =>
        assumptions.Below("growth") is { } block ? new GrowthBinder(binder, block).Bind() : [];

    private ImmutableArray<ImmutableArray<ParameterRef>> Bind()
    {
        ReadTable();
        foreach (var (code, place, value) in block.Others())
        {
            if (countries.Contains(code))
            {
                inline[code] = ReadInline(value);
            }
            else
                binder.Problems.Error(
                    ErrorCatalogue.UnknownName,
                    place,
                    value.Path,
                    $"got {MessageText.Quote(code)}, expected an economy of the baseline, or a country that has regions there",
                    MessageText.DidYouMean(code, countries)
                );
        }
        var otherwise = binder.Number(block, "default", ParameterRole.Assumption);
        var world = binder.World;
        var years = ImmutableArray.CreateBuilder<ImmutableArray<ParameterRef>>();
        var missing = new SortedDictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        for (var year = binder.BaselineYear + 1; year <= binder.LastYear; year++)
        {
            var row = new ParameterRef[world.EconomyCount];
            for (var economy = 0; economy < row.Length; economy++)
            {
                if (GrowthOf(world.Economies[economy], year, otherwise) is { } growth)
                    row[economy] = growth;
                else
                {
                    var code = NamedCodeOf(world.Economies[economy]);
                    if (!missing.TryGetValue(code, out var gaps))
                        missing.Add(code, gaps = []);
                    gaps.Add(year);
                }
            }
            years.Add([.. row]);
        }
        ReportMissing(missing);
        ListParameters();
        return years.ToImmutable();
    }

    private bool IsNamed(string code) => inline.ContainsKey(code) || table.ContainsKey(code);

    /// <summary>A region's own code if it has an entry, else its country's.</summary>
    private string NamedCodeOf(EconomyProfile economy) => economy.PartOf is { } country && !IsNamed(economy.Code) ? country : economy.Code;

    private ParameterRef? GrowthOf(EconomyProfile economy, int year, ParameterRef? otherwise)
    {
        var (own, country, ownShift) = (economy.Code, economy.PartOf ?? economy.Code, ShiftOf(economy.Code));
        if (GrowthInFile(own, year, own, ownShift) is { } ofEconomy)
            return ofEconomy;
        var shift = country == own ? ownShift : ownShift + ShiftOf(country);
        var owner = ownShift == 0 ? country : own; // what the regions of a country share is one parameter
        if (GrowthInFile(country, year, owner, shift) is { } ofCountry)
            return ofCountry;
        if (InFile(own, year, own, shift) is { } growth)
            return growth;
        if (InFile(country, year, owner, shift) is { } growthOfCountry)
            return growthOfCountry;
        if (otherwise is not { } given || IsGap(own, year) || IsGap(country, year))
            return null;
        // A shift needs a separate number; without one all that share the default share its parameter.
        return shift == 0 ? given : Parameter(PathOf(owner, year), binder.DefaultOf(given), shift);
    }

    private double ShiftOf(string code) => inline.TryGetValue(code, out var given) ? given.Shift : 0;

    /// <summary>Whether the file gives growth before the year and after it: what lies between is left out by mistake.</summary>
    private bool IsGap(string code, int year) =>
        table.TryGetValue(code, out var years) && years.Keys.First() < year && year < years.Keys.Last();

    /// <summary>The scenario's growth of an economy or a country, shifted, as a parameter of its owner; null: none.</summary>
    private ParameterRef? GrowthInFile(string code, int year, string owner, double shift)
    {
        if (!inline.TryGetValue(code, out var given))
            return null;
        var byYear = given.Years.TryGetValue(year, out var number);
        if (!byYear && !given.Block.Has("value"))
            return null;
        // A refused value counts as given: its error is reported.
        if ((byYear ? number : given.Value) is not { } value)
            return 0;
        return Parameter(
            owner != code ? PathOf(owner, year)
                : byYear ? given.Block.PathOf(MessageText.Number(year))
                : given.Block.Path,
            value,
            shift
        );
    }

    private ParameterRef? InFile(string code, int year, string owner, double shift) =>
        table.TryGetValue(code, out var years) && years.TryGetValue(year, out var growth)
            ? Parameter(PathOf(owner, year), growth, shift)
            : null;

    private string PathOf(string code, int year) => Checker.Join(Checker.Join(block.Path, code), MessageText.Number(year));

    private ParameterRef Parameter(string path, double value, double shift)
    {
        if (parameters.TryGetValue(path, out var known))
            return known;
        if (value + shift < ScenarioShape.Growth.Minimum)
            binder.Problems.Error(
                ErrorCatalogue.GrowthRange,
                block.Position,
                path,
                $"got {MessageText.Number(value)} shifted by {MessageText.Number(shift)}, expected {ScenarioShape.Growth.Expected}"
            );
        return parameters[path] = binder.Parameter(path, ParameterRole.Assumption, value + shift, ScenarioShape.Growth);
    }

    /// <summary>Growth is turned by a shift of all years: an economy's own, or its country's.</summary>
    private void ListParameters()
    {
        var world = binder.World;
        var codes = world
            .Economies.Select(economy =>
                NamedCodeOf(economy) is var code && code == economy.Code ? (Code: code, economy.Name) : (Code: code, Name: code)
            )
            .DistinctBy(item => item.Code);
        foreach (var (code, name) in codes.Where(item => Names.IsName(item.Code)))
        {
            var own = inline.GetValueOrDefault(code);
            binder.AddParameter(
                own?.Block ?? block,
                ParameterRole.Assumption,
                name,
                ShiftMeaning,
                own?.Shift ?? 0,
                ScenarioShape.GrowthShift,
                $"{Checker.Join(block.Path, code)}.shift"
            );
        }
    }

    private void ReadTable()
    {
        if (block.File("file") is not { } file)
            return;
        using var rows = CsvTable.Open(
            binder.Files,
            ScenarioPath.Combine(".", file),
            FileUse.Table,
            new(["economy", "year", "growth"]),
            block.PositionOf("file"),
            block.PathOf("file")
        );
        tableUsable = rows is not null;
        if (rows is null)
            return;
        var lines = new Dictionary<(string, int), int>();
        var known = countries
            .Select((code, index) => (code, index))
            .ToDictionary(item => item.code, item => item.index, StringComparer.Ordinal);
        var year = new WholeShape(1, 9999, "year");
        while (rows.Next())
        {
            var economy = rows.Code("economy", known, "an economy of the baseline");
            var inYear = rows.Whole("year", year);
            var growth = rows.Number("growth", ScenarioShape.Growth);
            if (economy is null || inYear is not { } when || growth is null)
                continue;
            var code = rows.Field("economy");
            if (!lines.TryAdd((code, when), rows.Line))
            {
                rows.Error(
                    ErrorCatalogue.DuplicateRow,
                    "economy",
                    $"duplicate row for {code} in {MessageText.Number(when)}: line {MessageText.Number(lines[(code, when)])} has the same"
                );
                continue;
            }
            if (!table.TryGetValue(code, out var years))
                table.Add(code, years = []);
            years.Add(when, growth.Value);
        }
        binder.DescribeTable(
            block,
            "file",
            ParameterRole.Assumption,
            $"{file} ({MessageText.Count(table.Count, "economy", "economies")})",
            ScenarioShape.Growth.Unit,
            rows.Sources
        );
    }

    private InlineGrowth ReadInline(Block economy)
    {
        var years = new Dictionary<int, double?>();
        foreach (var entry in economy.Entries)
        {
            if (PlainNumber.TryReadWhole(entry.Key, out var year))
                years[year] = economy.Number(entry.Key);
        }
        binder.WarnOfYearsOutside(economy);
        var parts = economy
            .Entries.Where(entry => entry.Key is not ("source" or "status" or "note") && economy.Number(entry.Key) is not null)
            .Select(entry =>
                entry.Key == "value"
                    ? MessageText.Number(economy.Number("value")!.Value)
                    : $"{entry.Key}: {MessageText.Number(economy.Number(entry.Key)!.Value)}"
            );
        binder.Describe(economy, ParameterRole.Assumption, MessageText.Listed(parts), ScenarioShape.Growth.Unit, economy.Position);
        return new InlineGrowth(economy, economy.Number("value"), economy.Number("shift") ?? 0, years);
    }

    private void ReportMissing(SortedDictionary<string, SortedSet<int>> missing)
    {
        if (!tableUsable)
            return;
        var unnamed = missing.Keys.Where(code => !IsNamed(code)).ToArray();
        foreach (var (code, years) in missing)
        {
            if (unnamed.Contains(code))
                continue;
            var place = inline.TryGetValue(code, out var own) ? own.Block.Position : block.PositionOf("file");
            binder.Problems.Error(
                ErrorCatalogue.MissingGrowth,
                place,
                Checker.Join(block.Path, code),
                $"missing growth of {code} in {Spans(years)}: give it for every year from {MessageText.Number(binder.BaselineYear + 1)} "
                    + $"to {MessageText.Number(binder.LastYear)}"
            );
        }
        if (unnamed.Length > 0)
            binder.Problems.Warning(
                ErrorCatalogue.NoGrowth,
                block.Position,
                block.Path,
                $"no growth of {MessageText.Listed(unnamed)} and no default, so they do not grow"
            );
    }

    /// <summary>What the scenario says of an economy; a number that was refused is null.</summary>
    private sealed record InlineGrowth(Block Block, double? Value, double Shift, Dictionary<int, double?> Years);

    /// <summary><c>2026, 2028-2030</c>.</summary>
    private static string Spans(SortedSet<int> years)
    {
        var spans = new List<(int From, int To)>();
        foreach (var year in years)
        {
            if (spans.Count > 0 && spans[^1].To == year - 1)
                spans[^1] = (spans[^1].From, year);
            else
                spans.Add((year, year));
        }
        return MessageText.Listed(
            spans.Select(span =>
                span.From == span.To ? MessageText.Number(span.From) : $"{MessageText.Number(span.From)}-{MessageText.Number(span.To)}"
            )
        );
    }
}
