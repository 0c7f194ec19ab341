using TradeSim.Scenarios;

namespace TradeSim.Baselines.Import;

/// <summary>Reads downloads of public data into a recipe. A file is recognized by its content, not by its name.</summary>
public static class DataImport
{
    /// <summary>The folder of the recipe that belongs to a folder: itself, <c>baseline/sources</c> in it, or <c>sources</c>.</summary>
    /// <exception cref="RecipeException">There is none.</exception>
    public static string FindRecipe(string folder) => ImportTarget.FindRecipe(folder);

    /// <summary>Imports files into the recipe of a folder. Nothing is read unless every file is of a known format.</summary>
    /// <param name="folder">Folder with a recipe, or of a scenario from <c>tradesim new</c>.</param>
    /// <param name="files">Downloads, in any order.</param>
    /// <param name="progress">The file that is read, and the fraction of it that was.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="RecipeException">A file is missing, or of no known format; all such files are listed.</exception>
    public static IReadOnlyList<ImportResult> Import(
        string folder,
        IReadOnlyList<string> files,
        IProgress<(string File, double Fraction)>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        ImportTarget target = ImportTarget.Open(folder);
        var errors = new List<string>();
        var known = new List<(DataFile File, DataFormat Format, string Edition)>();
        foreach (string path in files)
        {
            try
            {
                known.Add(Recognize(DataFile.Open(path)));
            }
            catch (RecipeException unusable)
            {
                errors.AddRange(unusable.Errors);
            }
        }

        if (errors.Count > 0)
            throw new RecipeException(errors);
        var results = new List<ImportResult>();
        // Codes of countries first: data may need them.
        foreach (var (file, format, edition) in known.OrderBy(each => each.Format is BaciCountriesFormat ? 0 : 1))
        {
            var notes = format.Import(file, target, progress is null ? null : new OfFile(file.FilePath, progress), cancellation);
            results.Add(new ImportResult(file.FilePath, format.Name, edition, [.. notes]));
        }

        target.Write();
        return results;
    }

    private static (DataFile, DataFormat, string) Recognize(DataFile file)
    {
        foreach (DataFormat format in DataFormat.All)
        {
            if (format.Edition(file) is { } edition)
                return (file, format, edition);
        }

        throw new RecipeException([
            $"{file.FilePath}: not a known format; its columns are {file.ColumnsInWords()}. Known: "
                + $"{MessageText.Listed(DataFormat.All.Select(format => format.Name))}",
        ]);
    }

    private sealed class OfFile(string file, IProgress<(string, double)> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report((file, value));
    }
}
