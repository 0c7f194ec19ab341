using System.CommandLine;
using System.Globalization;
using TradeSim.Baselines;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Runs;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim baseline RECIPE --out DIR</c>: a consistent baseline from the available figures.</summary>
internal static class BaselineCommand
{
    public static Command Create()
    {
        var recipe = new Argument<string>("RECIPE") { Description = "Folder of a recipe, such as scenarios/data/eaeu-2023/sources." };
        var output = new Option<string>("--out", "-o")
        {
            Description = "Folder for the baseline's tables.",
            HelpName = "DIR",
            Required = true,
        };
        var force = CommonOptions.Force("Overwrite the baseline in the output folder.");
        var command = new Command("baseline", "Build a consistent baseline from a recipe. Every figure has a source and a status.")
        {
            recipe,
            output,
            force,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    var (source, folder) = (parsed.GetValue(recipe)!, parsed.GetValue(output)!);
                    if (source.Length == 0)
                        throw new UserException("RECIPE: got an empty name, expected a folder");
                    if (!File.Exists(Path.Combine(source, "recipe.csv")))
                        throw new UserException(
                            $"{source}: no recipe here (recipe.csv). Create one first: tradesim new SRB VNM --target 1000"
                        );
                    if (folder.Length == 0)
                        throw new UserException($"{output.Name}: got an empty name, expected a folder");
                    if (
                        !parsed.GetValue(force)
                        && BaselineBuilder.FileNames.FirstOrDefault(name => File.Exists(Path.Combine(folder, name))) is { } there
                    )
                        throw new UserException(
                            $"{folder}: the folder has {there}. Choose another, or overwrite a baseline with "
                                + $"{CommonOptions.ForceName}"
                        );
                    var report = BaselineBuilder.Make(source, folder, cancellation);
                    Terminal.Line("Assumed for lack of data, by the share of trade that depends on it:");
                    foreach (var (what, share) in report.Gaps)
                        Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {share, 6:0.0%}  {what}"));
                    Terminal.Line($"Written to {folder}; report.md lists estimates, assumptions and changes.");
                    return ExitCode.Done;
                })
        );
        return command;
    }
}
