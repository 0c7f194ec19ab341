using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Client.Commands;
using TradeSim.Client.Runs;
using TradeSim.Engine.Path;
using TradeSim.Figures;
using TradeSim.Figures.Report;
using TradeSim.Figures.Svg;

namespace TradeSim.Client.Reports;

/// <summary>Runs side by side, read from their folders.</summary>
internal sealed class Comparison
{
    private readonly ImmutableArray<ComparedRun> runs;

    private Comparison(ImmutableArray<ComparedRun> runs) => this.runs = runs;

    /// <summary>Inputs that are not the same in all runs.</summary>
    private IEnumerable<InputDifference> Differences
    {
        get
        {
            var paths = runs.SelectMany(run => run.Manifest.Inputs).Select(input => (input.Path, input.Role)).Distinct();
            foreach (var (path, role) in paths)
            {
                string[] values = [.. runs.Select(run => run.Manifest.Inputs.FirstOrDefault(input => input.Path == path)?.Value ?? "")];
                if (values.Distinct().Count() > 1) yield return new InputDifference(path, role == ParameterRole.Policy, values);
            }
            string[] data = [.. runs.Select(run => run.Manifest.DataFingerprint)];
            if (data.Distinct().Count() > 1) yield return new InputDifference("data", false, data);
        }
    }

    private IEnumerable<(string Name, string Unit)> SharedOutcomes =>
        runs.SelectMany(run => run.Manifest.Outcomes).Select(outcome => (outcome.Name, outcome.Unit)).Distinct().Where(outcome => runs.Count(run => run.Path(outcome.Name) is not null) > 1);

    public static Comparison Of(string[] folders)
    {
        if (folders.Length is < 2 or > CompareDocument.MostRuns)
            throw new UserException(string.Create(CultureInfo.InvariantCulture, $"got {folders.Length} folders, expected 2 to {CompareDocument.MostRuns} runs to compare"));
        var runs = folders.Select(ComparedRun.Read).ToArray();
        // Runs of one scenario are told apart by their folders.
        if (runs.Select(run => run.Name).Distinct().Count() < runs.Length) runs = [.. runs.Select(run => run with { Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(run.Folder))) })];
        if (runs.Select(run => run.Name).Distinct().Count() < runs.Length) runs = [.. runs.Select(run => run with { Name = run.Folder })];
        if (runs.Select(run => run.Name).Distinct().Count() < runs.Length) throw new UserException("got one folder twice, expected different runs");
        return new Comparison([.. runs]);
    }

    public void Print()
    {
        var differences = Differences.ToArray();
        Terminal.Line(differences.Length == 0 ? "No input differs." : "Inputs that differ:");
        if (differences.Any(difference => difference.IsPolicy) && differences.Any(difference => !difference.IsPolicy))
            Terminal.Warning("both policies and assumptions (or data) differ: the outcomes do not tell which of them did it");
        if (differences.Length > 0)
            Terminal.Table("input", Headers, differences.Select(difference => ($"{(difference.IsPolicy ? "policy" : "assumption")} {difference.Parameter}", difference.Values)));
        Terminal.Line("Outcomes in the last year:");
        Terminal.Table("outcome", Headers, SharedOutcomes.Select(outcome =>
            ($"{outcome.Name}, {outcome.Unit}", (IReadOnlyList<string>)[.. runs.Select(run => run.Path(outcome.Name) is { } path ? Terminal.Number(path[^1].Value) : "failed")])));
    }

    /// <summary>Writes the page and the overlaid plots.</summary>
    /// <returns>The folder.</returns>
    public string Write(string? given, bool force, ReportLanguage language)
    {
        var folder = RunFolder.Claim(given, "compare", oneOfMany: false, force).Shown;
        Directory.CreateDirectory(Path.Combine(folder, "figures"));
        var document = Document(language);
        File.WriteAllText(Path.Combine(folder, "compare.html"), document.ToHtml(language));
        foreach (var (paths, index) in document.Paths.Select((paths, index) => (paths, index)))
            File.WriteAllText(Path.Combine(folder, "figures", string.Create(CultureInfo.InvariantCulture, $"outcome-{index + 1}.svg")), SvgRenderer.Render(document.Overlaid(paths), new FigureStyle { Language = language }));
        return folder;
    }

    private string[] Headers => [.. runs.Select(run => run.Name)];

    private CompareDocument Document(ReportLanguage language)
    {
        var sentences = new Sentences(language);
        return new CompareDocument
        {
            Title = string.Join(" · ", runs.Take(4).Select(run => run.Name)),
            Runs = Headers,
            Inputs = [.. Differences],
            Outcomes = [.. SharedOutcomes.Select(outcome => new OutcomeComparison(outcome.Name, AxisOf(outcome.Unit, sentences), [.. runs.Select(run => run.Path(outcome.Name)?[^1].Value)]))],
            Paths = [.. SharedOutcomes.Select(outcome => PathsOf(outcome.Name, outcome.Unit, sentences, language))],
            Footer = $"TradeSim {Manifest.EngineVersion}",
        };
    }

    private OutcomePaths PathsOf(string name, string unit, Sentences sentences, ReportLanguage language)
    {
        // Only years that every run has can be laid over one another.
        var years = runs.Select(run => run.Path(name)).OfType<IReadOnlyList<(int Year, double Value)>>().Select(path => path.Select(point => point.Year)).Aggregate((a, b) => a.Intersect(b)).Order().ToArray();
        var ends = runs.Select(run => (run.Name, Path: run.Path(name))).Where(run => run.Path is not null).Select(run => (run.Name, run.Path![^1].Value)).OrderByDescending(run => run.Value).ToArray();
        var title = $"{name}: {ends[0].Name} {sentences.Value(ends[0].Value, unit)}, {ends[^1].Name} {sentences.Value(ends[^1].Value, unit)}";
        var target = runs.SelectMany(run => run.Manifest.Targets).FirstOrDefault(target => target.Outcome == name);
        return new OutcomePaths(
            new FigureText(title, name, "", string.Join(", ", runs.Take(6).Select(run => run.Manifest.Scenario).Distinct())),
            AxisOf(unit, sentences),
            [.. years.Select(year => (double)year)],
            [.. runs.Select(run => run.Path(name)?.Where(point => years.Contains(point.Year)).Select(point => point.Value).ToArray())],
            target is null ? null : new TargetLine($"{language[Phrase.Target]} {sentences.Value(target.Value, unit)}", target.Value, years.Contains(target.Year) ? target.Year : null));
    }

    private static Axis AxisOf(string unit, Sentences sentences) => unit == "share" ? new Axis("", "", NumberKind.Percent) : new Axis("", sentences.UnitOf(unit)) { FreeOfZero = unit != "million USD" };

    /// <summary>A run as its folder has it.</summary>
    private sealed record ComparedRun(string Folder, string Name, Manifest Manifest, IReadOnlyDictionary<string, IReadOnlyList<(int Year, double Value)>> Paths)
    {
        public static ComparedRun Read(string folder)
        {
            var manifest = RunFolder.ReadManifest(folder);
            return new ComparedRun(folder, manifest.Name, manifest, manifest.Failure is null ? OutcomesFile.Read(System.IO.Path.Combine(folder, "outcomes.csv")) : new Dictionary<string, IReadOnlyList<(int, double)>>());
        }

        /// <summary>An outcome over the years; null where the run failed or does not have it.</summary>
        public IReadOnlyList<(int Year, double Value)>? Path(string outcome) => Paths.GetValueOrDefault(outcome);
    }
}
