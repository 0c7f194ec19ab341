using System.Collections.Immutable;
using TradeSim.Figures;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;

namespace TradeSim.Simulator;

/// <summary>The fixed texts of the simulator's page. Each key of the page has its English text here; a language translates it.</summary>
/// <param name="language">The language.</param>
/// <param name="scenario">The scenario, for the names of its outcomes; null: names stay as they are.</param>
internal sealed class SimulatorTexts(ReportLanguage language, LoadedScenario? scenario = null)
{
    private static readonly ImmutableSortedDictionary<string, string> Table = new Dictionary<string, string>
    {
        ["presets"] = "Presets",
        ["presetFile"] = "As in the file",
        ["presetNone"] = "Business as usual",
        ["presetFull"] = "All measures",
        ["present"] = "Present",
        ["before"] = "Previous state",
        ["after"] = "Next state",
        ["leave"] = "End (Esc)",
        ["solve"] = "What would it take?",
        ["certain"] = "How certain?",
        ["computing"] = "Computing …",
        ["language"] = "Language",
        ["skip"] = "To the charts",
        ["simulator"] = "Simulator",
        ["policiesAre"] = "Policy measures. 0 switches a measure off, 1 is as described.",
        ["assumptionsAre"] = "Assumptions that no government decides.",
        ["mark"] = "The mark on a slider is the value of the file.",
        ["more"] = "more numbers",
        ["why"] = "What is this?",
        ["reset"] = "Back to the file's value",
        ["value"] = "value",
        ["undo"] = "Undo",
        ["redo"] = "Redo",
        ["all"] = "Reset all",
        ["pin"] = "Pin this run",
        ["unpin"] = "Remove",
        ["restore"] = "Set the sliders to this run",
        ["run"] = "Run",
        ["now"] = "now",
        ["file"] = "as in the file",
        ["link"] = "Copy link",
        ["scenario"] = "Scenario (YAML)",
        ["scenarioIs"] = "runs in the folder of the file it came from",
        ["bundle"] = "Scenario with data (zip)",
        ["report"] = "Report (HTML)",
        ["data"] = "Results (zip of CSV)",
        ["downloads"] = "Download the current state",
        ["results"] = "Targets and outcomes",
        ["others"] = "Other outcomes",
        ["structure"] = "Structure by sector",
        ["compare"] = "Pinned runs",
        ["same"] = "All inputs are the same.",
        ["outcomes"] = "Outcomes",
        ["policy"] = "policy",
        ["assumption"] = "assumption",
        ["gone"] = "The server does not answer: the charts do not follow the sliders. Start it again, and this page continues:",
        ["back"] = "The server is back.",
        ["refused"] = "Not run:",
        ["stale"] = "The charts show the last successful run.",
        ["keys"] =
            "Keys: arrows move a slider, Page Up and Page Down in larger steps. Ctrl+Z undoes, Ctrl+Y repeats, P pins, F presents. "
            + "Delete on a slider restores the file's value.",
        ["script"] = "The simulator needs JavaScript.",
        ["growth"] = "Growth",
        ["adjustment"] = "Speed of adjustment",
        ["elasticities"] = "Trade elasticities",
        ["productivity"] = "Productivity",
        ["capital"] = "Capital",
        ["labour-supply"] = "Labour supply",
        ["inflation"] = "Inflation",
        ["intensity"] = "intensity",
        ["active"] = "the government decides by this rule",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Texts that reports have too.</summary>
    private static readonly ImmutableSortedDictionary<string, string> OfReports = new Dictionary<string, string>
    {
        ["policies"] = Phrase.Policies,
        ["assumptions"] = Phrase.Assumptions,
        ["source"] = Phrase.Source,
        ["copied"] = Phrase.Copied,
        ["met"] = Phrase.Met,
        ["missed"] = Phrase.Missed,
        ["inputs"] = Phrase.Inputs,
        ["both"] = Phrase.Both,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public ReportLanguage Language => language;

    /// <summary>The sentences of reports in this language.</summary>
    public Sentences Sentences { get; } = new(language, scenario);

    public string this[string word] => language.Translate(OfReports.TryGetValue(word, out var phrase) ? phrase : Table[word]);

    /// <summary>The text of a word of the file where there is one, or the word.</summary>
    public string Of(string word) => Table.ContainsKey(word) || OfReports.ContainsKey(word) ? this[word] : word;

    /// <summary>What a parameter is called: the name of an economy or sector, or the word for its key.</summary>
    public string NameOf(string name) => Of(name) is var word && word != name ? word : Sentences.Names.Named(name);

    /// <summary>All texts by their keys, for the page.</summary>
    public IEnumerable<KeyValuePair<string, string>> All =>
        Table.Keys.Concat(OfReports.Keys).Select(word => KeyValuePair.Create(word, this[word]));
}
