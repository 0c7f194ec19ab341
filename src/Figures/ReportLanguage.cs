using System.Globalization;

namespace TradeSim.Figures;

/// <summary>Every fixed text of figures and reports, in the languages of their first readers: one row a phrase.</summary>
internal sealed class ReportLanguage
{
    private static readonly Dictionary<Phrase, string[]> Table = new()
    {
        // In figures
        [Phrase.Source] = ["Source", "Quelle", "Источник"],
        [Phrase.Scenario] = ["Scenario", "Szenario", "Сценарий"],
        [Phrase.Year] = ["Year", "Jahr", "Год"],
        [Phrase.Name] = ["Name", "Name", "Название"],
        [Phrase.Value] = ["Value", "Wert", "Значение"],
        [Phrase.Change] = ["Change", "Änderung", "Изменение"],
        [Phrase.Running] = ["Running total", "Zwischensumme", "Нарастающий итог"],
        [Phrase.Low] = ["low", "niedrig", "низкое"],
        [Phrase.High] = ["high", "hoch", "высокое"],
        [Phrase.Central] = ["Central case", "Mittlerer Fall", "Центральный вариант"],
        [Phrase.Panel] = ["Panel", "Feld", "Панель"],
        [Phrase.Row] = ["Row", "Zeile", "Строка"],
        [Phrase.Efficient] = ["On the frontier", "Auf der Grenze", "На границе"],
        [Phrase.Dominated] = ["dominated", "dominiert", "хуже других"],
        [Phrase.Equal] = ["forecast = actual", "Prognose = Ist", "прогноз = факт"],
        [Phrase.Target] = ["Target", "Ziel", "Цель"],
        [Phrase.NoValue] = ["no value", "kein Wert", "нет значения"],
        [Phrase.Share] = ["Share", "Anteil", "Доля"],
        [Phrase.Total] = ["Total", "Summe", "Всего"],
        [Phrase.Others] = ["Others", "Übrige", "Прочие"],
        [Phrase.Origin] = ["Origin", "Herkunft", "Откуда"],
        [Phrase.Destination] = ["Destination", "Bestimmung", "Куда"],
        [Phrase.AreasAreShares] =
        [
            "Areas show shares of each year's total",
            "Flächen zeigen Anteile an der Summe des Jahres",
            "Площади — доли в итоге года",
        ],
        [Phrase.Rises] = ["rises", "steigt", "рост"],
        [Phrase.Falls] = ["falls", "sinkt", "снижение"],
        [Phrase.ChangesLess] = ["changes less", "ändert sich weniger", "меняется меньше"],
        [Phrase.Borders] = ["Borders:", "Grenzen:", "Границы:"],
        [Phrase.NoPosition] =
        [
            "They imply no position on the status of any territory.",
            "Sie drücken keine Haltung zum Status eines Gebiets aus.",
            "Они не выражают позиции о статусе какой-либо территории.",
        ],
        [Phrase.Yes] = ["yes", "ja", "да"],
        [Phrase.No] = ["no", "nein", "нет"],

        // In reports
        [Phrase.Finding] = ["Finding", "Ergebnis", "Вывод"],
        [Phrase.Targets] = ["Targets", "Ziele", "Цели"],
        [Phrase.Outcome] = ["Outcome", "Größe", "Показатель"],
        [Phrase.Met] = ["met", "erreicht", "достигнута"],
        [Phrase.Missed] = ["missed", "verfehlt", "не достигнута"],
        [Phrase.Result] = ["Result", "Ergebnis", "Результат"],
        [Phrase.Figures] = ["Figures", "Abbildungen", "Графики"],
        [Phrase.TableBehind] = ["The table behind this figure", "Die Tabelle zu dieser Abbildung", "Таблица к этому графику"],
        [Phrase.MoreRows] =
        [
            "more rows: the CSV file contains all",
            "weitere Zeilen: Die CSV-Datei enthält alle",
            "строк ещё: все они в файле CSV",
        ],
        [Phrase.Copy] = ["Copy table", "Tabelle kopieren", "Скопировать таблицу"],
        [Phrase.Copied] = ["Copied", "Kopiert", "Скопировано"],
        [Phrase.Policies] = ["Policies", "Maßnahmen", "Меры"],
        [Phrase.Assumptions] = ["Assumptions", "Annahmen", "Допущения"],
        [Phrase.Rules] = ["Rules", "Regeln", "Правила"],
        [Phrase.Data] = ["Data", "Daten", "Данные"],
        [Phrase.Parameter] = ["Parameter", "Parameter", "Параметр"],
        [Phrase.Status] = ["Status", "Status", "Статус"],
        [Phrase.Note] = ["Note", "Anmerkung", "Примечание"],
        [Phrase.Sort] = ["Kind", "Art", "Вид"],
        [Phrase.Provenance] = ["Data sources", "Datenquellen", "Источники данных"],
        [Phrase.Limits] = ["Limits of the model", "Grenzen des Modells", "Границы модели"],
        [Phrase.Repeat] = ["How to repeat this run", "So lässt sich der Lauf wiederholen", "Как повторить расчёт"],
        [Phrase.Comparison] = ["Comparison", "Vergleich", "Сравнение"],
        [Phrase.Inputs] = ["Inputs that differ", "Eingaben, die sich unterscheiden", "Различия во входных данных"],
        [Phrase.SameInputs] = ["No input differs.", "Keine Eingabe unterscheidet sich.", "Входные данные не различаются."],
        [Phrase.Outcomes] = ["Outcomes side by side", "Ergebnisse nebeneinander", "Результаты рядом"],
        [Phrase.ChangedMost] = ["changed most", "am stärksten verändert", "изменился сильнее всего"],
        [Phrase.OneByOne] = ["Run by run", "Lauf für Lauf", "Расчёт за расчётом"],
        [Phrase.ThisRun] = ["this run", "dieser Lauf", "этот расчёт"],
        [Phrase.TradeShift] = ["Trade created and diverted", "Geschaffener und umgelenkter Handel", "Созданная и отклонённая торговля"],
        [Phrase.Contributions] = ["Contribution of each difference", "Beitrag jedes Unterschieds", "Вклад каждого различия"],
        [Phrase.Spread] = ["Spread", "Spannweite", "Размах"],
        [Phrase.Decisions] = ["Decisions of governments", "Entscheidungen der Regierungen", "Решения правительств"],
        [Phrase.Government] = ["Government", "Regierung", "Правительство"],
        [Phrase.Measure] = ["Measure", "Maßnahme", "Мера"],
        [Phrase.Before] = ["Before", "Vorher", "До"],
        [Phrase.After] = ["After", "Nachher", "После"],
        [Phrase.Reason] = ["Reason", "Grund", "Причина"],
        [Phrase.Both] =
        [
            "Policies differ, and so do assumptions, rules or data: a change in an outcome is not the policies' alone.",
            "Maßnahmen unterscheiden sich, und auch Annahmen, Regeln oder Daten: Eine Änderung im Ergebnis geht nicht allein auf die "
                + "Maßnahmen zurück.",
            "Различаются не только меры, но и допущения, правила или данные: изменение результата нельзя приписать одним мерам.",
        ],
    };

    private readonly int column;

    private ReportLanguage(string code, string culture, int column)
    {
        Code = code;
        Culture = CultureInfo.GetCultureInfo(culture);
        this.column = column;
    }

    /// <summary>English, with invariant numbers (1,234.5).</summary>
    public static ReportLanguage English { get; } = new("en", "", 0);

    /// <summary>German.</summary>
    public static ReportLanguage German { get; } = new("de", "de-DE", 1);

    /// <summary>Russian.</summary>
    public static ReportLanguage Russian { get; } = new("ru", "ru-RU", 2);

    /// <summary>All languages.</summary>
    public static IReadOnlyList<ReportLanguage> All { get; } = [English, German, Russian];

    /// <summary>The code that <c>--lang</c> takes and HTML's <c>lang</c> contains: en, de, ru.</summary>
    public string Code { get; }

    /// <summary>How numbers are written in it.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The text of a phrase.</summary>
    public string this[Phrase phrase] => Table[phrase][column];

    /// <summary>The language of a code: en, de or ru.</summary>
    /// <exception cref="ArgumentException">There is no such language; the message lists those there are.</exception>
    public static ReportLanguage For(string code) =>
        All.FirstOrDefault(language => language.Code == code)
        ?? throw new ArgumentException(
            $"There is no language '{code}'; there are {string.Join(", ", All.Select(language => language.Code))}.",
            nameof(code)
        );
}
