namespace TradeSim.Runs.Reports;

/// <summary>The sentences about flows between economies, in the languages of the reports.</summary>
internal sealed class FlowSentences(Sentences say)
{
    private const string Million = "million USD";

    /// <summary>Trade below this, million USD, is not worth a sentence.</summary>
    private const double Least = 0.05;

    public string OtherSectors => say.Translate("Other sectors");

    public string Others => say.Translate("Others");

    /// <summary>How both directions of a pair change.</summary>
    public string BothWays(IReadOnlyList<(string Name, double Change)> flows, int year)
    {
        var changes = string.Join(", ", flows.Select(flow => $"{flow.Name} {say.Change(flow.Change, Million)}"));
        return say.Translate($"By {year}: {changes}");
    }

    public string PairBySector(string one, string other) => say.Translate($"Trade of {one} and {other} by sector and direction");

    /// <summary>How much trade measures create, divert and end, as a title.</summary>
    public string ShiftTitle(TradeShift shift, int year)
    {
        var parts = new List<string>();
        void Add(double value, Func<string, string> sentence)
        {
            if (value >= Least)
                parts.Add(sentence(say.Value(value, Million)));
        }
        Add(shift.Created, value => say.Translate($"{value} of trade created"));
        Add(shift.Diverted, value => say.Translate($"{value} diverted"));
        Add(shift.Lost, value => say.Translate($"{value} lost"));
        if (parts.Count == 0)
            parts.Add(say.Translate("trade hardly changes"));
        var what = string.Join(", ", parts);
        return say.Translate($"Measures in {year}: {what}");
    }

    /// <summary>The trade of a pair, and how much of it the measures, or the years since the baseline year, have changed.</summary>
    public string PairChanges(string pair, double before, double after, int year, bool byMeasures)
    {
        var (value, change) = (say.Value(after, Million), say.Change(after - before, Million));
        return byMeasures
            ? say.Translate($"{pair}: {value} in {year}, {change} through the measures")
            : say.Translate($"{pair}: {value} in {year}, {change} since the baseline year");
    }

    /// <summary>What the map shows, and which economies it cannot show.</summary>
    public string FlowsOnMap(bool hasPair, int year, IReadOnlyCollection<string> missing)
    {
        var shown = !hasPair
            ? say.Translate($"The flows that change most, {year}")
            : say.Translate($"The pair and its partners' flows that change most, {year}");
        return missing.Count == 0 ? shown : $"{shown}; {say.Translate("not on the map")}: {string.Join(", ", missing)}";
    }

    public string ChangesAgainstNoMeasures(int year) =>
        say.Translate($"Change of flows in {year} against the same scenario without measures");

    /// <summary>The name of an economy.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="name">Its name in the baseline; null: the code.</param>
    public string NameOf(string code, string? name) =>
        name is null ? code
        : say.Names.Economy(code) is var shown && shown != code ? shown
        : name;

    /// <summary>What a run is compared with.</summary>
    public string AgainstNoMeasures => say.Translate("Compared with the same scenario without measures");

    /// <summary>What a run is compared with in a comparison.</summary>
    public string Against(string run, string first) => say.Translate($"{run} compared with {first}");

    /// <summary>Why there is no statement about created and diverted trade.</summary>
    public string NoShift(string run, string reason) => Sentences.Stop(say.Translate($"{run}: flows are not compared, {reason}"));

    /// <summary>Where trade was created and where it was diverted.</summary>
    /// <param name="against">The comparison, as a phrase.</param>
    /// <param name="shift">The figures.</param>
    /// <param name="nameOf">The name of an economy by its index.</param>
    /// <param name="year">The year.</param>
    public string Shift(string against, TradeShift shift, Func<int, string> nameOf, int year)
    {
        var sentences = new List<string>();
        if (shift.Created >= Least)
        {
            var created = say.Translate($"{Value(shift.Created)} of trade is created in {year}");
            sentences.Add(shift.Rise is { } rise ? $"{created}; {say.Translate($"the largest increase is {Describe(rise)}")}" : created);
        }
        if (shift.Diverted >= Least)
        {
            var diverted = say.Translate($"{Value(shift.Diverted)} is diverted from other suppliers");
            sentences.Add(shift.Fall is { } fall ? $"{diverted}; {say.Translate($"the largest decrease is {Describe(fall)}")}" : diverted);
        }
        if (shift.Lost >= Least)
            sentences.Add(say.Translate($"{Value(shift.Lost)} of imports is lost and not replaced by other suppliers"));
        if (sentences.Count == 0)
            sentences.Add(say.Translate($"trade hardly changes in {year}"));
        return $"{against}: {string.Join(' ', sentences.Select((text, i) => Sentences.Stop(i == 0 ? text : Sentences.Capital(text))))}";

        string Value(double value) => say.Value(value, Million);
        string Describe(FlowChange flow) => $"{nameOf(flow.Exporter)} → {nameOf(flow.Importer)} ({say.Change(flow.Value, Million)})";
    }
}
