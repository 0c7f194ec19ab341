namespace TradeSim.Runs.Reports;

/// <summary>The sentences about flows between economies, in the languages of the reports.</summary>
internal sealed class FlowSentences(Sentences say)
{
    private const string Million = "million USD";

    /// <summary>Trade below this, million USD, is not worth a sentence.</summary>
    private const double Least = 0.05;

    public string OtherSectors => say.Pick("Other sectors", "Übrige Sektoren", "Прочие отрасли");

    public string Others => say.Pick("Others", "Übrige", "Прочие");

    /// <summary>How both directions of a pair change.</summary>
    public string BothWays(IReadOnlyList<(string Name, double Change)> flows, int year)
    {
        var changes = string.Join(", ", flows.Select(flow => $"{flow.Name} {say.Change(flow.Change, Million)}"));
        return say.Pick($"By {year}: {changes}", $"Bis {year}: {changes}", $"К {year} году: {changes}");
    }

    public string PairBySector(string one, string other) =>
        say.Pick(
            $"Trade of {one} and {other} by sector and direction",
            $"Handel von {one} und {other} nach Sektoren und Richtung",
            $"Торговля {one} и {other} по отраслям и направлениям"
        );

    /// <summary>How much trade measures create, divert and end, as a title.</summary>
    public string ShiftTitle(TradeShift shift, int year)
    {
        var parts = new List<string>();
        void Add(double value, string english, string german, string russian)
        {
            if (value >= Least)
                parts.Add($"{say.Value(value, Million)} {say.Pick(english, german, russian)}");
        }
        Add(shift.Created, "of trade created", "Handel geschaffen", "торговли создано");
        Add(shift.Diverted, "diverted", "umgelenkt", "отклонено");
        Add(shift.Lost, "lost", "entfallen", "утрачено");
        if (parts.Count == 0)
            parts.Add(say.Pick("trade hardly changes", "der Handel ändert sich kaum", "торговля почти не меняется"));
        var what = string.Join(", ", parts);
        return say.Pick($"Measures in {year}: {what}", $"Maßnahmen im Jahr {year}: {what}", $"Меры в {year} году: {what}");
    }

    /// <summary>The trade of a pair, and how much of it the measures, or the years since the baseline year, have changed.</summary>
    public string PairChanges(string pair, double before, double after, int year, bool byMeasures)
    {
        var (value, change) = (say.Value(after, Million), say.Change(after - before, Million));
        return byMeasures
            ? say.Pick(
                $"{pair}: {value} in {year}, {change} through the measures",
                $"{pair}: {value} im Jahr {year}, {change} durch die Maßnahmen",
                $"{pair}: {value} в {year} году, {change} благодаря мерам"
            )
            : say.Pick(
                $"{pair}: {value} in {year}, {change} since the baseline year",
                $"{pair}: {value} im Jahr {year}, {change} seit dem Basisjahr",
                $"{pair}: {value} в {year} году, {change} с базового года"
            );
    }

    /// <summary>What the map shows, and which economies it cannot show.</summary>
    public string FlowsOnMap(bool hasPair, int year, IReadOnlyCollection<string> missing)
    {
        var shown = !hasPair
            ? say.Pick(
                $"The flows that change most, {year}",
                $"Die am stärksten veränderten Ströme, {year}",
                $"Сильнее всего изменившиеся потоки, {year}"
            )
            : say.Pick(
                $"The pair and its partners' flows that change most, {year}",
                $"Das Paar und die am stärksten veränderten Ströme seiner Partner, {year}",
                $"Пара и сильнее всего изменившиеся потоки с её партнёрами, {year}"
            );
        return missing.Count == 0
            ? shown
            : $"{shown}; {say.Pick("not on the map", "nicht auf der Karte", "нет на карте")}: {string.Join(", ", missing)}";
    }

    public string ChangesAgainstNoMeasures(int year) =>
        say.Pick(
            $"Change of flows in {year} against the same scenario without measures",
            $"Änderung der Handelsströme im Jahr {year} gegenüber demselben Szenario ohne Maßnahmen",
            $"Изменение потоков в {year} году относительно того же сценария без мер"
        );

    /// <summary>What a run is compared with.</summary>
    public string AgainstNoMeasures =>
        say.Pick(
            "Compared with the same scenario without measures",
            "Verglichen mit demselben Szenario ohne Maßnahmen",
            "По сравнению с тем же сценарием без мер"
        );

    /// <summary>What a run is compared with in a comparison.</summary>
    public string Against(string run, string first) =>
        say.Pick($"{run} compared with {first}", $"{run} verglichen mit {first}", $"{run} по сравнению с {first}");

    /// <summary>Why there is no statement about created and diverted trade.</summary>
    public string NoShift(string run, string reason) =>
        Sentences.Stop(
            say.Pick(
                $"{run}: flows are not compared, {reason}",
                $"{run}: Ströme sind nicht verglichen, {reason}",
                $"{run}: потоки не сравниваются, {reason}"
            )
        );

    /// <summary>Where trade was created and where it was diverted.</summary>
    /// <param name="against">The comparison, as a phrase.</param>
    /// <param name="shift">The figures.</param>
    /// <param name="nameOf">The name of an economy by its index.</param>
    /// <param name="year">The year.</param>
    public string Shift(string against, TradeShift shift, Func<int, string> nameOf, int year)
    {
        var sentences = new List<string>();
        if (shift.Created >= Least)
            sentences.Add(
                say.Pick(
                    $"{Value(shift.Created)} of trade is created in {year}{Most(shift.Rise, "the largest increase is")}",
                    $"{Value(shift.Created)} Handel entstehen im Jahr {year}{Most(shift.Rise, "die größte Zunahme ist")}",
                    $"в {year} году создаётся торговля на {Value(shift.Created)}{Most(shift.Rise, "наибольший прирост —")}"
                )
            );
        if (shift.Diverted >= Least)
            sentences.Add(
                say.Pick(
                    $"{Value(shift.Diverted)} is diverted from other suppliers{Most(shift.Fall, "the largest decrease is")}",
                    $"{Value(shift.Diverted)} werden von anderen Lieferanten umgelenkt{Most(shift.Fall, "die größte Abnahme ist")}",
                    $"{Value(shift.Diverted)} отклоняется от других поставщиков{Most(shift.Fall, "наибольшее снижение —")}"
                )
            );
        if (shift.Lost >= Least)
            sentences.Add(
                say.Pick(
                    $"{Value(shift.Lost)} of imports is lost and not replaced by other suppliers",
                    $"{Value(shift.Lost)} Einfuhren entfallen, ohne dass andere Lieferanten sie ersetzen",
                    $"{Value(shift.Lost)} импорта теряется без замены другими поставщиками"
                )
            );
        if (sentences.Count == 0)
            sentences.Add(
                say.Pick(
                    $"trade hardly changes in {year}",
                    $"der Handel ändert sich im Jahr {year} kaum",
                    $"в {year} году торговля почти не меняется"
                )
            );
        return $"{against}: {string.Join(' ', sentences.Select((text, i) => Sentences.Stop(i == 0 ? text : Sentences.Capital(text))))}";

        string Value(double value) => say.Value(value, Million);
        string Most(FlowChange? flow, string words) =>
            flow is null ? "" : $"; {words} {nameOf(flow.Exporter)} → {nameOf(flow.Importer)} ({say.Change(flow.Value, Million)})";
    }
}
