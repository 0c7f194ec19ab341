using TradeSim.Figures;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Reports;
using TradeSim.Runs.Tables;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Runs;

/// <summary>A run as tables, workbook, report and folder, and a run read from its folder.</summary>
public static class RunFiles
{
    /// <summary>All flows as a table: year, exporter, importer, sector, value; flows of 0 are left out.</summary>
    /// <param name="run">The run.</param>
    public static string ToFlowsCsv(this Run run) => RunTables.Flows(run).ToString();

    /// <summary>All economies as a table: year, economy, wage, price index, incomes.</summary>
    /// <param name="run">The run.</param>
    public static string ToEconomiesCsv(this Run run) => RunTables.Economies(run).ToString();

    /// <summary>All outcomes as a table: year, outcome, value.</summary>
    /// <param name="run">The run.</param>
    public static string ToOutcomesCsv(this Run run) => RunTables.Outcomes(run).ToString();

    /// <summary>All decisions of governments as a table: year, government, rule, measure, unit, before, after, reason.</summary>
    /// <param name="run">The run.</param>
    public static string ToDecisionsCsv(this Run run) => RunTables.Decisions(run).ToString();

    /// <summary>Trade, accounts and outcomes as one long table in the layout of the Integrated Assessment Modeling Consortium, which pyam
    /// reads: model, scenario, region, variable, unit, year, value.</summary>
    /// <param name="run">The run.</param>
    public static string ToIamcCsv(this Run run) => IamcTable.Of(run).ToString();

    /// <summary>Writes a workbook for spreadsheet programs: finding, targets, outcomes, flows, inputs and the data behind the
    /// charts.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">Path of the file (<c>.xlsx</c>), which is overwritten.</param>
    /// <param name="language">Language of the finding and the charts: <c>en</c>, <c>de</c> or <c>ru</c>.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteWorkbook(this Run run, string path, string language = "en")
    {
        var style = new ReportStyle(ReportLanguage.For(language), FigureFiles.None);
        Workbook.Write(run, RunReport.Of(run, style), style, path);
    }

    /// <summary>Writes flows, accounts and outcomes as Parquet files, which keep the types of columns.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder, which is made where it does not exist; files of the same names are overwritten.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void WriteParquet(this Run run, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var table in RunTables.Of(run))
            ParquetFile.Write(table, Path.Combine(folder, $"{table.Name}.parquet"));
    }

    /// <summary>The report as an HTML page that needs no other file.</summary>
    /// <param name="run">The run.</param>
    /// <param name="language">Language: <c>en</c>, <c>de</c> or <c>ru</c>.</param>
    public static string ToHtml(this Run run, string language = "en") =>
        RunReport.Of(run, new ReportStyle(ReportLanguage.For(language), FigureFiles.None)).ToHtml();

    /// <summary>Writes the report to a file, which is overwritten.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">Path of the HTML file.</param>
    /// <param name="language">Language: <c>en</c>, <c>de</c> or <c>ru</c>.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteReport(this Run run, string path, string language = "en") => File.WriteAllText(path, run.ToHtml(language));

    /// <summary>Writes tables, figures, report and inputs to a folder, from which <c>tradesim run --from</c> repeats the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="language">Language of the report: <c>en</c>, <c>de</c> or <c>ru</c>.</param>
    /// <param name="overwrite">Whether files of an earlier run there may be overwritten.</param>
    /// <exception cref="InvalidOperationException">The folder contains other files, another run is being written there, or the scenario has
    /// code of this program.</exception>
    public static void WriteTo(this Run run, string folder, string language = "en", bool overwrite = false)
    {
        if (run.HasCode)
            throw new InvalidOperationException("A measure or an outcome is code of this program, which a folder cannot store.");
        var style = new ReportStyle(ReportLanguage.For(language), FigureFiles.Both);
        try
        {
            using var claimed = RunFolder.Claim(folder, run.Name, oneOfMany: false, overwrite);
            claimed.Write(run, RunReport.Of(run, style), style);
        }
        catch (UserException refused)
        {
            throw new InvalidOperationException(refused.Message, refused);
        }
    }

    extension(Run)
    {
        /// <summary>Reads a run from its folder, which <c>tradesim run</c> or <see cref="WriteTo"/> wrote. Sectoral prices are not among
        /// its tables.</summary>
        /// <param name="folder">The folder.</param>
        /// <param name="large">Whether to raise the limits, as in <see cref="Runs.Scenario.Load"/>.</param>
        /// <exception cref="InvalidDataException">The folder contains no run with results, or one of another version; the message says
        /// which file is wrong.</exception>
        /// <exception cref="ScenarioException">Its scenario is invalid in this version.</exception>
        public static Run Read(string folder, bool large = false)
        {
            ArgumentNullException.ThrowIfNull(folder);
            try
            {
                return RunFolder.ReadRun(folder, large ? ReaderLimits.Large : ReaderLimits.Default);
            }
            catch (Exception refused) when (refused is UserException or StudyException)
            {
                throw new InvalidDataException(refused.Message, refused);
            }
        }
    }
}
