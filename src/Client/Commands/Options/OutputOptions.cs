using System.CommandLine;
using TradeSim.Runs;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Reports;
using TradeSim.Runs.Tables;

namespace TradeSim.Client.Commands.Options;

/// <summary>Where results are written, and for whom.</summary>
internal sealed class OutputOptions(string folderHelp)
{
    private readonly Option<string?> folder = CommonOptions.Out(folderHelp);
    private readonly Option<bool> force = CommonOptions.Force();
    private readonly Option<string> language = CommonOptions.Language();
    private readonly Option<string> figures = CommonOptions.Figures();
    private readonly Option<bool> parquet = new("--parquet") { Description = "Also write each table as Parquet." };

    /// <summary>Options that do not affect results and may be given when a study is resumed.</summary>
    public IEnumerable<Option> ForReaders => [language, figures, parquet];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(folder);
        command.Add(force);
        command.Add(language);
        command.Add(figures);
        command.Add(parquet);
    }

    /// <summary>Language of the report, and formats of tables and figures.</summary>
    public ReportStyle StyleOf(ParseResult parsed) =>
        CommonOptions.StyleOf(parsed, language, figures) with
        {
            Formats = parsed.GetValue(parquet) ? TableFormats.Parquet : TableFormats.None,
        };

    /// <summary>The specified folder, or one named after the results.</summary>
    /// <exception cref="UserException">It contains other files.</exception>
    public RunFolder Claim(ParseResult parsed, string name, bool oneOfMany = false) =>
        RunFolder.Claim(parsed.GetValue(folder), name, oneOfMany, parsed.GetValue(force));
}
