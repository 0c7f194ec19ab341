using System.Collections.Immutable;
using TradeSim.Figures;
using TradeSim.Runs.Reports;

namespace TradeSim.Simulator;

/// <summary>The fixed texts of the simulator's page in one language.</summary>
internal sealed class SimulatorTexts(ReportLanguage language)
{
    private static readonly ImmutableSortedDictionary<string, string[]> Table = new Dictionary<string, string[]>
    {
        ["skip"] = ["To the charts", "Zu den Diagrammen", "К графикам"],
        ["simulator"] = ["Simulator", "Simulator", "Симулятор"],
        ["policiesAre"] =
        [
            "Policy measures. 0 switches a measure off, 1 is as described.",
            "Maßnahmen der Politik. 0 schaltet eine Maßnahme ab, 1 ist wie beschrieben.",
            "Меры политики. 0 выключает меру, 1 — как описано.",
        ],
        ["assumptionsAre"] =
        [
            "Assumptions that no government decides.",
            "Annahmen, über die keine Regierung entscheidet.",
            "Допущения, которые не зависят от решений правительств.",
        ],
        ["mark"] =
        [
            "The mark on a slider is the value of the file.",
            "Die Marke am Regler ist der Wert der Datei.",
            "Метка на ползунке — значение из файла.",
        ],
        ["more"] = ["more numbers", "weitere Zahlen", "другие числа"],
        ["why"] = ["What is this?", "Was ist das?", "Что это?"],
        ["reset"] = ["Back to the file's value", "Zurück zum Wert der Datei", "Вернуть значение из файла"],
        ["value"] = ["value", "Wert", "значение"],
        ["undo"] = ["Undo", "Rückgängig", "Отменить"],
        ["redo"] = ["Redo", "Wiederholen", "Повторить"],
        ["all"] = ["Reset all", "Alles zurücksetzen", "Сбросить всё"],
        ["pin"] = ["Pin this run", "Lauf anheften", "Закрепить расчёт"],
        ["unpin"] = ["Remove", "Entfernen", "Удалить"],
        ["restore"] = ["Set the sliders to this run", "Regler auf diesen Lauf stellen", "Установить ползунки по этому расчёту"],
        ["run"] = ["Run", "Lauf", "Расчёт"],
        ["now"] = ["now", "jetzt", "сейчас"],
        ["file"] = ["as in the file", "wie in der Datei", "как в файле"],
        ["link"] = ["Copy link", "Link kopieren", "Скопировать ссылку"],
        ["scenario"] = ["Scenario (YAML)", "Szenario (YAML)", "Сценарий (YAML)"],
        ["scenarioIs"] =
        [
            "runs in the folder of the file it came from",
            "läuft im Ordner der Datei, aus der es stammt",
            "запускается в папке исходного файла",
        ],
        ["bundle"] = ["Scenario with data (zip)", "Szenario mit Daten (zip)", "Сценарий с данными (zip)"],
        ["report"] = ["Report (HTML)", "Bericht (HTML)", "Отчёт (HTML)"],
        ["data"] = ["Results (zip of CSV)", "Ergebnisse (zip mit CSV)", "Результаты (zip с CSV)"],
        ["downloads"] = ["Download the current state", "Aktuellen Stand herunterladen", "Скачать текущее состояние"],
        ["results"] = ["Targets and outcomes", "Ziele und Ergebnisse", "Цели и результаты"],
        ["others"] = ["Other outcomes", "Weitere Größen", "Другие показатели"],
        ["structure"] = ["Structure by sector", "Struktur nach Sektoren", "Структура по отраслям"],
        ["compare"] = ["Pinned runs", "Angeheftete Läufe", "Закреплённые расчёты"],
        ["same"] = ["All inputs are the same.", "Alle Eingaben sind gleich.", "Все входные данные одинаковы."],
        ["outcomes"] = ["Outcomes", "Ergebnisse", "Результаты"],
        ["policy"] = ["policy", "Maßnahme", "мера"],
        ["assumption"] = ["assumption", "Annahme", "допущение"],
        ["gone"] =
        [
            "The server does not answer: the charts do not follow the sliders. Start it again, and this page continues:",
            "Der Server antwortet nicht: Die Diagramme folgen den Reglern nicht. Nach einem Neustart arbeitet die Seite von selbst weiter:",
            "Сервер недоступен: графики не следуют за ползунками. Запустите его снова, и страница продолжит работу сама:",
        ],
        ["back"] = ["The server is back.", "Der Server ist wieder erreichbar.", "Сервер снова доступен."],
        ["refused"] = ["Not run:", "Nicht gerechnet:", "Не рассчитано:"],
        ["stale"] =
        [
            "The charts show the last successful run.",
            "Die Diagramme zeigen den letzten erfolgreichen Lauf.",
            "Графики показывают последний успешный расчёт.",
        ],
        ["keys"] =
        [
            "Keys: arrows move a slider, Page Up and Page Down in larger steps. Ctrl+Z undoes, Ctrl+Y repeats, P pins. Delete on a "
                + "slider restores the file's value.",
            "Tasten: Pfeile bewegen einen Regler, Bild auf und Bild ab in größeren Schritten; Strg+Z macht rückgängig, Strg+Y "
                + "wiederholt, P heftet an, Entf am Regler stellt den Wert der Datei her.",
            "Клавиши: стрелки двигают ползунок, Page Up и Page Down — крупнее; Ctrl+Z отменяет, Ctrl+Y повторяет, P закрепляет, Delete "
                + "на ползунке возвращает значение из файла.",
        ],
        ["script"] = ["The simulator needs JavaScript.", "Der Simulator braucht JavaScript.", "Симулятору нужен JavaScript."],
        ["growth"] = ["Growth", "Wachstum", "Рост"],
        ["adjustment"] = ["Speed of adjustment", "Anpassungsgeschwindigkeit", "Скорость адаптации"],
        ["elasticities"] = ["Trade elasticities", "Handelselastizitäten", "Эластичности торговли"],
        ["productivity"] = ["Productivity", "Produktivität", "Производительность"],
        ["capital"] = ["Capital", "Kapital", "Капитал"],
        ["labour-supply"] = ["Labour supply", "Arbeitsangebot", "Предложение труда"],
        ["inflation"] = ["Inflation", "Inflation", "Инфляция"],
        ["intensity"] = ["intensity", "Intensität", "интенсивность"],
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Texts that reports have too.</summary>
    private static readonly ImmutableSortedDictionary<string, Phrase> OfReports = new Dictionary<string, Phrase>
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

    private readonly int column =
        ReferenceEquals(language, ReportLanguage.German) ? 1
        : ReferenceEquals(language, ReportLanguage.Russian) ? 2
        : 0;

    public ReportLanguage Language => language;

    /// <summary>The sentences of reports in this language.</summary>
    public Sentences Sentences { get; } = new(language);

    public string this[string word] => OfReports.TryGetValue(word, out var phrase) ? language[phrase] : Table[word][column];

    /// <summary>The text of a word of the file where there is one, or the word.</summary>
    public string Of(string word) => Table.ContainsKey(word) || OfReports.ContainsKey(word) ? this[word] : word;

    /// <summary>All texts by their keys, for the page.</summary>
    public IEnumerable<KeyValuePair<string, string>> All =>
        Table.Keys.Concat(OfReports.Keys).Select(word => KeyValuePair.Create(word, this[word]));
}
