using System.Collections.Immutable;
using TradeSim.Baselines.World;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Governments;
using TradeSim.Scenarios;

namespace TradeSim.Runs.Reports;

/// <summary>What a scenario's outcomes, economies, sectors and parameters are called in the reader's language. Names that the file gives
/// stay as they are; names that TradeSim makes of kind, economies and sectors are made in the language.</summary>
/// <param name="loaded">The scenario; null: names and paths stay as they are.</param>
/// <param name="say">The sentences of the language.</param>
internal sealed class ScenarioNames(LoadedScenario? loaded, Sentences say)
{
    private World? World => loaded?.Scenario.World;

    /// <summary>An outcome: the name of the file, or one in the reader's language where the file's says kind, economies and sectors only.
    /// English names stay, since users type them.</summary>
    public string Outcome(string name) =>
        say.Language.Code == "en" || loaded?.OutcomeSubjects.GetValueOrDefault(name) is not { } subject ? name : NameOf(subject);

    /// <summary>The name of a sector or group of sectors, by its name in the baseline or its code.</summary>
    public string Sector(string nameOrCode) =>
        (World is { } world && world.SectorIndex(nameOrCode) is >= 0 and var index ? world.Sectors[index].Name : nameOrCode) switch
        {
            "Agriculture and food" => say.Translate("Agriculture and food"),
            "Textiles, apparel and footwear" => say.Translate("Textiles, apparel and footwear"),
            "Machinery and vehicles" => say.Translate("Machinery and vehicles"),
            "Electrical equipment" => say.Translate("Electrical equipment"),
            "Pharmaceuticals" => say.Translate("Pharmaceuticals"),
            "Chemicals and fertiliser" => say.Translate("Chemicals and fertiliser"),
            "Fuels and minerals" => say.Translate("Fuels and minerals"),
            "Wood, paper and furniture" => say.Translate("Wood, paper and furniture"),
            "Metals, metal goods and gold" => say.Translate("Metals, metal goods and gold"),
            "Other goods (plastics, rubber, glass, instruments, other)" => say.Translate(
                "Other goods (plastics, rubber, glass, instruments, other)"
            ),
            "Services and construction" => say.Translate("Services and construction"),
            "Services" => say.Translate("Services"),
            "Goods" => say.Translate("Goods"),
            "agriculture" => say.Translate("agriculture"),
            "industry" => say.Translate("industry"),
            "light-industry" => say.Translate("light industry"),
            "raw" => say.Translate("raw materials"),
            var other => other,
        };

    /// <summary>What an economy or a sector of this name is called in the language; the name itself where there is none.</summary>
    public string Named(string name) =>
        World?.Economies.FirstOrDefault(economy => economy.Name == name) is { } economy ? say.NameOf(economy) : Sector(name);

    /// <summary>Whether a sector of the scenario has this name.</summary>
    public bool IsSector(string name) => World?.Sectors.Any(sector => sector.Name == name) == true;

    /// <summary>The government of some economies: its country, or its economies.</summary>
    public string Government(ImmutableArray<int> economies) =>
        string.Join(" + ", GovernmentName.CodeOf(World!, economies).Split(" + ").Select(Economy));

    /// <summary>The name of an economy, a country of regions or a group, by its code.</summary>
    public string Economy(string code) =>
        World is { } world && world.EconomyIndex(code) is >= 0 and var index ? say.NameOf(world.Economies[index])
        : World?.Economies.Any(economy => economy.PartOf == code) == true && Countries.ByCode(code) is { } country
            ? Countries.NameIn(code, country.Name, say.Language.Code)
        : say.Language.Code != "en" && Countries.Blocs.FirstOrDefault(bloc => bloc.Code == code) is { } named
            ? Countries.NameIn(code, named.Name, say.Language.Code)
        : code;

    /// <summary>A parameter, or what lies below a path, as people say it: <c>growth, Kyrgyzstan</c>. What the file names itself stays.
    /// Paths that change together show the first and the number of others.</summary>
    public string Path(string path)
    {
        var paths = path.Split(" & ");
        if (paths.Length > 1)
            return $"{Path(paths[0])} + {paths.Length - 1}";
        var keys = path.Split('.');
        if (keys.Length < 2)
            return path;
        if (keys[0] is "policies" or "governments")
        {
            string[] own = keys is [.., "intensity"] && keys.Length > 2 ? keys[1..^1] : keys[1..];
            return own.Length == 1 ? own[0] : $"{own[0]}: {string.Join(", ", own[1..].Select(Detail))}";
        }
        if (keys[0] != "assumptions" || Assumption(keys[1]) is not { } word)
            return path;
        return string.Join(", ", [word, .. keys[2..].Select(Detail)]);
    }

    private string? Assumption(string key) =>
        key switch
        {
            "growth" => say.Translate("growth"),
            "adjustment" => say.Translate("speed of adjustment"),
            "elasticities" => say.Translate("trade elasticity"),
            "productivity" => say.Translate("productivity"),
            "capital" => say.Translate("capital"),
            "labour-supply" => say.Translate("labour supply"),
            "inflation" => say.Translate("inflation"),
            _ => null,
        };

    private string Detail(string key) =>
        World?.EconomyIndex(key) >= 0 ? Economy(key)
        : World?.SectorIndex(key) >= 0 ? Sector(key)
        : key;

    private string NameOf(OutcomeSubject subject)
    {
        var of = Listed(subject.Of, Economy);
        var others = subject.Partners.IsEmpty ? say.Translate("all others") : Listed(subject.Partners, Economy);
        var pair = $"{of} {(subject.Partner == "to" ? "→" : subject.Partner == "from" ? "←" : "–")} {others}";
        var sectors = Listed(subject.Sectors, Sector);
        if (subject.Kind == "share")
        {
            var within = subject.Within.IsDefaultOrEmpty ? pair : $"{pair}, {Listed(subject.Within, Sector)}";
            return subject.Partner == "to"
                ? say.Translate($"{sectors} in exports {within}")
                : say.Translate($"{sectors} in imports {within}");
        }
        var flow = subject.Kind switch
        {
            "turnover" => say.Translate($"turnover {pair}"),
            "exports" => say.Translate($"exports {pair}"),
            "imports" => say.Translate($"imports {pair}"),
            "balance" => say.Translate($"trade balance {pair}"),
            "quota-cost" => say.Translate($"cost of import quotas {pair}"),
            "untapped-potential" => say.Translate($"untapped trade potential {pair}"),
            "potential-used" => say.Translate($"trade potential used {pair}"),
            "real_income" => say.Translate($"real income, {of}"),
            "cost" when subject.Sectors.IsEmpty => say.Translate("cost of all measures"),
            "cost" => say.Translate($"cost of measures: {string.Join(", ", subject.Sectors)}"),
            _ => throw new ArgumentException($"Outcomes of kind {subject.Kind} have no name in reports.", nameof(subject)),
        };
        return subject.Kind == "cost" || sectors.Length == 0 ? flow : $"{flow}, {sectors}";
    }

    private static string Listed(IEnumerable<string> codes, Func<string, string> name) => string.Join(" + ", codes.Select(name));
}
