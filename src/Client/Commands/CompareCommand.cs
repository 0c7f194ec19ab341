using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Reports;
using TradeSim.Studies.Cases;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim compare DIR DIR...</c>: inputs that differ first, then outcomes side by side and in one plot, then why.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "Two to 50 run folders. The others are compared with the first.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = CommonOptions.Out(
            $"Folder for {Comparison.PageName} and its figures; out/compare by default, with a number appended if the folder exists."
        );
        var force = CommonOptions.Force();
        var language = CommonOptions.Language();
        var (figures, large) = (CommonOptions.Figures(), CommonOptions.Large());
        var command = new Command(
            "compare",
            "Compare runs: inputs that differ, outcomes side by side, and the contribution of each difference."
        )
        {
            folders,
            output,
            force,
            language,
            figures,
            large,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    var runs = Comparison.Of(parsed.GetValue(folders)!);
                    var comparison = Terminal.Watched("compare", progress =>
                        runs.Explained(
                            new StudyContext { Progress = progress, Cancellation = cancellation },
                            CommonOptions.Limits(parsed.GetValue(large))
                        )
                    );
                    var style = CommonOptions.StyleOf(parsed, language, figures);
                    comparison.Print(style.Language);
                    var written = comparison.Write(parsed.GetValue(output), parsed.GetValue(force), style);
                    Terminal.Line();
                    Terminal.Line(new Sentences(style.Language).Written(written, $"{Comparison.PageName}, figures/"));
                    return ExitCode.Done;
                })
        );
        return command;
    }
}
