using TradeSim.Figures;
using TradeSim.Runs.Reports;

namespace TradeSim.Client.Printing;

/// <summary>Prints a brief.</summary>
internal static class BriefPrinter
{
    /// <summary>Prints the same as the page says.</summary>
    public static void Print(this BriefPage page, ReportLanguage language)
    {
        Terminal.Markup($"[bold]{Terminal.Escaped(page.Title)}[/]");
        Terminal.Line(page.Question);
        page.Answer.Print(language);
        foreach (var (heading, table, note) in page.Sections)
        {
            Terminal.Line(heading);
            Terminal.Table(table.Corner, table.Headers, table.Rows);
            if (note.Length > 0)
                Terminal.Line(note);
        }
        foreach (var note in page.Notes)
            Terminal.Line(note);
    }
}
