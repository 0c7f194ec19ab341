using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TradeSim.Figures;
using TradeSim.Figures.Png;
using TradeSim.Figures.Svg;
using TradeSim.Runs.Provenance;
using TradeSim.Runs.Reports;
using TradeSim.Runs.Tables;
using TradeSim.Scenarios;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Folders;

/// <summary>The folder of a run (DESIGN section 6): tables, manifest, report, figures, and the inputs to repeat it from. A claimed folder
/// is exclusive until it is disposed.</summary>
internal sealed partial class RunFolder : IDisposable
{
    /// <summary>Held open by the process that claims the folder. The system releases it when a process is killed, so that a remaining file
    /// claims nothing.</summary>
    private const string ClaimName = ".claim";

    private const string ManifestName = "manifest.json";
    private const string ReportName = Manifest.Report;
    private const string WorkbookName = "results.xlsx";
    private const string JournalName = "cases.journal";
    private const string FiguresFolder = "figures";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string path;
    private readonly FileStream? claim;
    private readonly string[] made; // folders that the claim made, the innermost first

    private bool mayHoldEarlierRun; // whose files are deleted when the first one is written

    private RunFolder(string path, FileStream? claim = null, string[]? made = null) =>
        (this.path, this.claim, this.made, mayHoldEarlierRun) = (path, claim, made ?? [], claim is not null);

    /// <summary>The folder as the user knows it.</summary>
    public string Shown => path;

    /// <summary>Chooses the folder of a run, and refuses one that contains another run. Two that ask at the same time get different
    /// folders.</summary>
    /// <param name="given">The folder that the user gave; null: out/NAME, or the first of out/NAME-2, out/NAME-3 that is free.</param>
    /// <param name="name">The run's name.</param>
    /// <param name="oneOfMany">Whether the given folder contains a folder for each run.</param>
    /// <param name="force">Whether files of another run may be overwritten.</param>
    public static RunFolder Claim(string? given, string name, bool oneOfMany, bool force)
    {
        if (given is "")
            throw new UserException("--out: got an empty name, expected a folder");
        if (given is null)
            return ClaimFree(Path.Combine("out", name));
        var folder = oneOfMany ? Path.Combine(given, name) : given;
        if (File.Exists(folder))
            throw new UserException($"{folder}: this is a file; name a folder");
        var claimed = Claim(folder);
        if (force || claimed.IsEmpty)
            return claimed;
        claimed.Dispose();
        throw new UserException($"{folder}: the folder is not empty. Choose another, or overwrite the files of a run with --force");
    }

    private static RunFolder Claim(string folder) =>
        TryClaim(folder, Missing(folder))
        ?? throw new UserException($"{folder}: another run is being written into this folder. Choose another");

    private static RunFolder ClaimFree(string first)
    {
        // Before the first attempt: several that look for a folder at the same time make its parents for one another.
        var parents = Missing(Path.GetDirectoryName(first)!);
        for (var number = 1; ; number++)
        {
            var free = number == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}-{number}");
            if (Path.Exists(free) || TryClaim(free, [free, .. parents]) is not { } claimed)
                continue;
            if (claimed.IsEmpty)
                return claimed;
            claimed.Dispose(); // another process wrote to it meanwhile
        }
    }

    /// <summary>Claims a folder; null: another process has claimed it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="missing">Folders that did not exist, the innermost first. They are deleted with the claim if they are empty. They
    /// belong to the process that wins the claim, even if another one created them.</param>
    private static RunFolder? TryClaim(string path, string[] missing)
    {
        Directory.CreateDirectory(path);
        var file = Path.Combine(path, ClaimName);
        try
        {
            return new RunFolder(
                path,
                new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose),
                missing
            );
        }
        catch (IOException) when (File.Exists(file) || !Directory.Exists(path))
        {
            return null;
        }
    }

    /// <summary>A folder and those around it, as far as they do not exist, the innermost first.</summary>
    private static string[] Missing(string path)
    {
        var missing = new List<string>();
        for (
            string? folder = Path.TrimEndingDirectorySeparator(path);
            !string.IsNullOrEmpty(folder) && !Directory.Exists(folder);
            folder = Path.GetDirectoryName(folder)
        )
            missing.Add(folder);
        return [.. missing];
    }

    private bool IsEmpty => Directory.EnumerateFileSystemEntries(path).All(entry => Path.GetFileName(entry) == ClaimName);

    /// <summary>Ends the claim. Where nothing was written, no folder stays that was not there before.</summary>
    public void Dispose()
    {
        claim?.Dispose();
        try
        {
            foreach (var folder in made)
                Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Something is in it: it stays, and so do those around it.
        }
    }

    /// <summary>The inputs of an earlier run, as they were.</summary>
    public static ScenarioBundle ReadInputs(string folder) => ReadManifest(folder).ReadInputs(folder);

    /// <summary>The manifest of an earlier run.</summary>
    /// <exception cref="UserException">There is none, or it cannot be read.</exception>
    public static Manifest ReadManifest(string folder)
    {
        var file = Path.Combine(folder, ManifestName);
        if (Directory.Exists(folder) && !File.Exists(file))
            throw new UserException(
                $"{folder}: no {ManifestName} here, expected the folder of a run or study; one that was killed before its first case "
                    + $"has none: start it again with --out {folder} --force"
            );
        return Manifest.Read(file);
    }

    /// <summary>The request of an earlier run.</summary>
    /// <exception cref="UserException">The folder has none.</exception>
    /// <exception cref="Studies.Cases.StudyException">It is no request of this version.</exception>
    public static Request ReadRequest(string folder)
    {
        var path = Path.Combine(folder, RequestJson.FileName);
        if (File.Exists(path))
            return RequestJson.ReadFile(path);
        _ = ReadManifest(folder); // refuses other folders
        throw new UserException(
            $"{path}: file not found, expected the request of a run; an earlier version of TradeSim wrote this folder: run its scenario "
                + $"again"
        );
    }

    /// <summary>The folder of a study that was interrupted.</summary>
    public static RunFolder Resume(string folder)
    {
        var claimed = Claim(folder);
        claimed.mayHoldEarlierRun = false; // it is this one's
        return claimed;
    }

    /// <summary>The folder of an earlier run, to which figures are added.</summary>
    public static RunFolder Existing(string folder) => new(folder);

    /// <summary>The manifest of a run whose outcomes and flows can be read.</summary>
    /// <exception cref="UserException">The folder contains the files of a study, or no such files.</exception>
    public static Manifest ReadManifestOfRun(string folder)
    {
        var manifest = ReadManifest(folder);
        return ReadRequest(folder) is RunRequest
            ? manifest
            : throw new UserException($"{folder}: this is the folder of a study, not of a run. To repeat the study: {manifest.Command}");
    }

    /// <summary>An earlier run from its tables; they have no sectoral prices.</summary>
    /// <exception cref="UserException">The folder contains no run, or a failed one.</exception>
    public static Run ReadRun(string folder, ReaderLimits limits)
    {
        var manifest = ReadManifestOfRun(folder);
        if (manifest.Failure is { } failure)
            throw new UserException($"{folder}: the run failed and has no results ({failure})");
        var loaded = ScenarioReader.Read(manifest.ReadInputs(folder), limits);
        return new Run(
            loaded,
            (RunRequest)ReadRequest(folder),
            RunTablesReader.Read(folder, loaded.Scenario, manifest),
            manifest.Host,
            TimeSpan.FromSeconds(manifest.Seconds),
            isRead: true
        );
    }

    /// <summary>The inputs and the request of a study, to resume it. Written before the first case is run.</summary>
    /// <returns>Where the study may keep its journal.</returns>
    public string Begin(LoadedScenario loaded, Manifest manifest)
    {
        WriteInputs(loaded, manifest);
        return Path.Combine(path, JournalName);
    }

    /// <summary>
    /// Makes the folder ready for the first file: of an earlier run nothing stays that could be taken for this one's. Only what a manifest
    /// there names is deleted: other files, and those in the manifest of another program, are kept.
    /// </summary>
    private void Prepare()
    {
        Directory.CreateDirectory(path);
        if (!mayHoldEarlierRun)
            return;
        mayHoldEarlierRun = false;
        foreach (var file in Directory.GetFiles(path, "manifest*.json").Where(file => ManifestNames().IsMatch(Path.GetFileName(file))))
        {
            if (Earlier(file) is not { } earlier)
                continue;
            foreach (var name in (string[])[.. earlier.Tables, earlier.Page, JournalName, RequestJson.FileName])
                File.Delete(Path.Combine(path, Path.GetFileName(name)));
            if (Directory.Exists(Path.Combine(path, FiguresFolder)))
            {
                foreach (var figure in earlier.Figures.SelectMany(name => (string[])[$"{name}.svg", $"{name}.png"]))
                    File.Delete(Path.Combine(path, FiguresFolder, Path.GetFileName(figure)));
            }
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"^manifest(-[2-9])?\.json$")]
    private static partial Regex ManifestNames();

    /// <summary>A manifest; null: the file is from another version or another program.</summary>
    private static Manifest? Earlier(string file)
    {
        try
        {
            return Manifest.Read(file);
        }
        catch (UserException)
        {
            return null;
        }
    }

    private void WriteInputs(LoadedScenario loaded, Manifest manifest)
    {
        Prepare();
        WriteInputs(loaded.Bundle);
        Write(manifest);
    }

    /// <summary>The manifest is the last file of a run, and comes whole: a folder with one can be read or resumed.</summary>
    private void Write(Manifest manifest)
    {
        if (manifest.Request is { } request)
            WriteText(RequestJson.FileName, RequestJson.Write(request));
        var half = ManifestName + ".part";
        WriteText(half, manifest.ToJson());
        File.Move(Path.Combine(path, half), Path.Combine(path, ManifestName), overwrite: true);
    }

    /// <summary>A study of a scenario: inputs, tables, figures and report.</summary>
    /// <returns>The files that were written, for people.</returns>
    public string Write(LoadedScenario loaded, Manifest manifest, StudyAnswer answer, ReportStyle style)
    {
        WriteInputs(loaded, manifest);
        if (answer.Second is { } second)
            WriteInputs(second.Bundle);
        return WriteAnswer(manifest, answer, StudyReport.Of(loaded, manifest, answer, style.Language).ToHtml(style.Language), style);
    }

    /// <summary>A study of the past alone.</summary>
    /// <returns>The files that were written, for people.</returns>
    public string Write(string title, Manifest manifest, StudyAnswer answer, ReportStyle style)
    {
        Prepare();
        return WriteAnswer(manifest, answer, StudyReport.Of(title, manifest, answer, style.Language).ToHtml(style.Language), style);
    }

    /// <summary>A page about several scenarios: their inputs and manifests, tables, figures and the page.</summary>
    /// <returns>The files that were written, for people.</returns>
    public string Write(IReadOnlyList<(LoadedScenario Loaded, Manifest Manifest)> asked, StudyAnswer answer, string html, ReportStyle style)
    {
        for (var k = asked.Count - 1; k > 0; k--)
        {
            WriteInputs(asked[k].Loaded, asked[k].Manifest);
            File.Move(
                Path.Combine(path, ManifestName),
                Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"manifest-{k + 1}.json")),
                overwrite: true
            );
        }
        WriteInputs(asked[0].Loaded, asked[0].Manifest);
        return WriteAnswer(asked[0].Manifest, answer, html, style);
    }

    private string WriteAnswer(Manifest manifest, StudyAnswer answer, string html, ReportStyle style)
    {
        var tables = FilesOf(answer.Tables, style);
        Write(manifest with { Tables = tables, Figures = NamesOf(answer.Figures) });
        WriteTables(answer.Tables, style);
        WriteText(ReportName, html);
        if (answer.Figures.Count > 0)
            Write(answer.Figures, style);
        return FilesWritten(tables, answer.Figures.Count, style);
    }

    /// <summary>A page about runs, and its figures; no inputs are kept, which the runs' own folders have.</summary>
    public void Write(Manifest manifest, string html, IReadOnlyCollection<(string Name, Figure Figure)> figures, ReportStyle style)
    {
        Prepare();
        Write(manifest with { Figures = NamesOf(figures) });
        WriteText(manifest.Page, html);
        Write(figures, style);
    }

    /// <summary>Figures alone.</summary>
    /// <returns>The names of their files.</returns>
    public IReadOnlyList<string> Write(IReadOnlyCollection<(string Name, Figure Figure)> figures, ReportStyle style)
    {
        var names = NamesOf(figures);
        if (style.Files == FigureFiles.None)
            return names;
        Directory.CreateDirectory(Path.Combine(path, FiguresFolder));
        foreach (var (name, figure) in names.Zip(figures.Select(item => item.Figure)))
        {
            if (style.Files.HasFlag(FigureFiles.Svg))
                WriteText(Path.Combine(FiguresFolder, $"{name}.svg"), SvgRenderer.Render(figure, style.Drawn));
            if (style.Files.HasFlag(FigureFiles.Png))
                PngRenderer.SavePng(figure, Path.Combine(path, FiguresFolder, $"{name}.png"), style.Drawn);
        }
        return names;
    }

    private static ImmutableArray<string> NamesOf(IEnumerable<(string Name, Figure Figure)> figures) =>
        [.. FileNames.Different(figures.Select(item => item.Name))];

    /// <summary>A run: inputs, tables, figures and report.</summary>
    /// <returns>The files that were written, for people.</returns>
    public string Write(Run run, RunReport report, ReportStyle style)
    {
        StudyTable[] tables =
        [
            .. RunTables.Of(run),
            .. style.Formats.HasFlag(TableFormats.Iamc) ? [IamcTable.Of(run)] : Array.Empty<StudyTable>(),
        ];
        var hasWorkbook = style.Formats.HasFlag(TableFormats.Workbook);
        ImmutableArray<string> files = [.. FilesOf(tables, style), .. hasWorkbook ? [WorkbookName] : Array.Empty<string>()];
        WriteInputs(run.Loaded, Manifest.Of(run) with { Tables = files, Figures = NamesOf(report.Figures) });
        // The first PNG takes as long as all other files together.
        var drawing = Task.Run(() => Write(report.Figures, style));
        try
        {
            WriteTables(tables, style);
            if (hasWorkbook)
                Workbook.Write(run, report, style, Path.Combine(path, WorkbookName));
            WriteText(ReportName, report.ToHtml());
        }
        finally
        {
            drawing.GetAwaiter().GetResult();
        }
        return FilesWritten(files, report.Figures.Length, style);
    }

    private static string FilesWritten(IEnumerable<string> tables, int figures, ReportStyle style) =>
        string.Join(
            ", ",
            [
                ReportName,
                .. tables,
                ManifestName,
                .. figures > 0 && style.Files != FigureFiles.None ? [$"{FiguresFolder}/"] : Array.Empty<string>(),
            ]
        );

    /// <summary>The files of tables, in all requested formats.</summary>
    private static ImmutableArray<string> FilesOf(IEnumerable<StudyTable> tables, ReportStyle style)
    {
        string[] kinds = style.Formats.HasFlag(TableFormats.Parquet) ? [".csv", ".parquet"] : [".csv"];
        return [.. tables.SelectMany(table => kinds, (table, kind) => table.Name + kind)];
    }

    private void WriteTables(IEnumerable<StudyTable> tables, ReportStyle style)
    {
        foreach (var table in tables)
        {
            using (var file = new StreamWriter(Path.Combine(path, $"{table.Name}.csv"), append: false, Utf8))
                table.WriteTo(file);
            if (style.Formats.HasFlag(TableFormats.Parquet))
                ParquetFile.Write(table, Path.Combine(path, $"{table.Name}.parquet"));
        }
    }

    /// <summary>What there is to say of a run that failed: its manifest, and no number that looks like a result.</summary>
    public void WriteFailure(Run run) => WriteInputs(run.Loaded, Manifest.Of(run));

    private void WriteInputs(ScenarioBundle bundle)
    {
        Directory.CreateDirectory(Path.Combine(path, Manifest.InputsFolder));
        foreach (var file in bundle.Files)
            File.WriteAllBytes(Path.Combine(path, Manifest.StoredAs(file)), file.Bytes.Span);
    }

    private void WriteText(string name, string text) => File.WriteAllText(Path.Combine(path, name), text, Utf8);
}
