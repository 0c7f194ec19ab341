using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Reports;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim plot DIR</c>: the figures of a run drawn again from its tables.</summary>
internal static class PlotCommand
{
    private const int Narrowest = 280;
    private const int Widest = 2000;

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of a run." };
        var output = CommonOptions.Out("Folder for the figures; by default those of the run are overwritten.");
        var width = new Option<int>("--width")
        {
            Description = "Width of a figure in pixels.",
            DefaultValueFactory = _ => FigureStyle.Wide,
        };
        var colours = new Option<string>("--colours")
        {
            Description = "Colours; reader follows the settings of the reader's system.",
            DefaultValueFactory = _ => "reader",
        };
        colours.AcceptOnlyFromAmong("reader", "light", "dark");
        var (language, files, outlines, force, large) = (
            CommonOptions.Language(),
            CommonOptions.Figures(),
            CommonOptions.Outlines(),
            CommonOptions.Force(),
            CommonOptions.Large()
        );
        var command = new Command("plot", "Draw the figures of a run again: in another language, width or colours, or as PNG.")
        {
            folder,
            output,
            width,
            colours,
            language,
            files,
            outlines,
            force,
            large,
        };
        command.SetAction(parsed =>
            Verbs.Guarded(() =>
            {
                var pixels = parsed.GetValue(width);
                if (pixels is < Narrowest or > Widest)
                    throw new UserException($"--width: got {pixels}, expected {Narrowest} to {Widest}");
                var style = CommonOptions.StyleOf(parsed, language, files) with
                {
                    Width = pixels,
                    Outlines = CommonOptions.OutlinesOf(parsed.GetValue(outlines)),
                    Scheme = Enum.Parse<ColourScheme>(parsed.GetValue(colours)!, ignoreCase: true),
                };
                var run = RunFolder.ReadRun(parsed.GetValue(folder)!, CommonOptions.Limits(parsed.GetValue(large)));
                using var into = parsed.GetValue(output) is { } given
                    ? RunFolder.Claim(given, "figures", oneOfMany: false, parsed.GetValue(force))
                    : RunFolder.Existing(parsed.GetValue(folder)!);
                var figures = RunReport.Of(run, style).Figures;
                foreach (var (name, figure) in into.Write(figures, style).Zip(figures.Select(item => item.Figure)))
                    Terminal.Line($"{name}: {figure.Text.Title}");
                Terminal.Line($"Written to {into.Shown}: figures/");
                return ExitCode.Done;
            })
        );
        return command;
    }
}
