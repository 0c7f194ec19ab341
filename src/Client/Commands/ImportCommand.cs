using System.CommandLine;
using TradeSim.Baselines;
using TradeSim.Baselines.Import;
using TradeSim.Baselines.New;
using TradeSim.Client.Printing;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim import FILE...</c>: downloads of public data into a recipe, and its baseline built again.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Downloads of BACI, UN Comtrade, World Bank, IMF, ITPD-E, OECD ICIO, FIGARO or WITS, recognized by content.",
            Arity = ArgumentArity.OneOrMore,
        };
        var to = new Option<string>("--to")
        {
            Description = "Folder from tradesim new, or of a recipe.",
            HelpName = "DIR",
            DefaultValueFactory = _ => ".",
        };
        var command = new Command("import", "Import downloaded data into a recipe and build its baseline again.") { files, to };
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    var folder = parsed.GetValue(to)!;
                    var recipe = DataImport.FindRecipe(folder);
                    foreach (var result in DataImport.Import(folder, parsed.GetValue(files)!, Progress(), cancellation))
                    {
                        Terminal.Line($"{result.File}: {result.Format}, {result.Edition}");
                        foreach (var message in result.Messages)
                            Terminal.Line($"  {message}");
                    }
                    if (Path.GetFileName(Path.GetFullPath(recipe)) != NewScenario.RecipeFolder)
                    {
                        Terminal.Line($"Next: tradesim baseline {recipe} --out DIR");
                        return ExitCode.Done;
                    }
                    var baseline = Path.GetDirectoryName(Path.GetFullPath(recipe))!;
                    var report = BaselineBuilder.Make(recipe, baseline, cancellation);
                    Terminal.Line($"The baseline is built again: {baseline}");
                    foreach (var conflict in report.Conflicts.OrderByDescending(each => each.Factor).Take(MostConflicts))
                        Terminal.Line(
                            $"  {conflict.Where}: {conflict.OneSays} {conflict.One:0.0}, {conflict.OtherSays} {conflict.Other:0.0}; "
                                + $"taken: {conflict.Chosen:0.0} ({conflict.Rule})"
                        );
                    if (report.Conflicts.Count > MostConflicts)
                        Terminal.Line($"  {report.Conflicts.Count - MostConflicts} more figures disagree: {baseline}/report.md");
                    return ExitCode.Done;
                })
        );
        return command;
    }

    private const int MostConflicts = 5;

    private static Progress<(string File, double Fraction)>? Progress() =>
        Console.IsErrorRedirected
            ? null
            : new Progress<(string File, double Fraction)>(at => Console.Error.Write($"\r{Path.GetFileName(at.File)}: {at.Fraction:0 %} "));
}
