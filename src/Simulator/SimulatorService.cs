using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Figures;
using TradeSim.Figures.Svg;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;
using TradeSim.Simulator.Messages;
using TradeSim.Studies.Cases;
using Scenario = TradeSim.Runs.Scenario;

namespace TradeSim.Simulator;

/// <summary>
/// Runs the scenario with the numbers of a page. Each run is what <c>tradesim run FILE --set path=value ...</c> does, to the last digit.
/// Numbers are set without reading the file again; for downloads it is read again with them.
/// </summary>
internal sealed class SimulatorService
{
    private const int MostRuns = 64;
    private const int LeastWhole = 2; // runs that keep their flows however large they are
    private const int WarmSteps = 12;
    private const int MostShown = 3; // sliders of an assumption that are not folded away

    private readonly Scenario scenario;
    private readonly ReaderLimits limits;
    private readonly ImmutableHashSet<string> paths;
    private readonly RecentlyUsed<Run> withFlows;
    private readonly RecentlyUsed<Run> withoutFlows;

    /// <summary>Makes a service for the pages of a scenario.</summary>
    /// <param name="loaded">The scenario as the file gives it.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="limits">Limits of scenarios.</param>
    /// <param name="mostBytes">How much the flows of the runs that are kept may take; the earlier ones keep their outcomes only.</param>
    public SimulatorService(LoadedScenario loaded, ReportLanguage language, ReaderLimits limits, long mostBytes = 1 << 28)
    {
        (Loaded, this.limits, Texts) = (loaded, limits, new SimulatorTexts(language, loaded));
        var (world, years) = (loaded.Scenario.World, loaded.Scenario.Years + 1);
        var bytesOfRun = (long)sizeof(double) * years * world.EconomyCount * world.EconomyCount * world.SectorCount;
        withFlows = new RecentlyUsed<Run>(Math.Max(mostBytes, LeastWhole * bytesOfRun), MostRuns);
        withoutFlows = new RecentlyUsed<Run>(MostRuns);
        scenario = Scenario.Of(loaded, limits);
        paths = [.. loaded.ParameterGroups.SelectMany(group => group.Parameters).Select(parameter => parameter.Path)];
    }

    private SimulatorService(SimulatorService other, ReportLanguage language)
    {
        (Loaded, limits, scenario, paths) = (other.Loaded, other.limits, other.scenario, other.paths);
        (withFlows, withoutFlows, Texts) = (other.withFlows, other.withoutFlows, new SimulatorTexts(language, other.Loaded));
    }

    /// <summary>The same scenario and runs for a reader of another language.</summary>
    public SimulatorService In(ReportLanguage language) => new(this, language);

    /// <summary>The scenario as the file gives it.</summary>
    public LoadedScenario Loaded { get; }

    /// <summary>The texts in the reader's language.</summary>
    public SimulatorTexts Texts { get; }

    /// <summary>The scenario as the file gives it, run: the ghost in every chart.</summary>
    public Run Given(CancellationToken cancellation) => OutcomesOf([], cancellation);

    /// <summary>The scenario with other numbers, checked like a file.</summary>
    /// <exception cref="ScenarioException">A path or a number is invalid.</exception>
    public LoadedScenario Read(ImmutableArray<string> set)
    {
        if (set.IsEmpty)
            return Loaded;
        var read = ScenarioReader.Again(Loaded, set, limits);
        // The file could give these numbers; the page has sliders for others.
        ScenarioError[] strangers =
        [
            .. from item in set
            let path = PathOf(item)
            where !paths.Contains(path)
            select new ScenarioError("TS1207", $"--set {item}", 0, 0, path, "this number has no slider: use the path of a slider"),
        ];
        return strangers.Length == 0 ? read : throw new ScenarioException(strangers);
    }

    /// <summary>The scenario with other numbers, run; one of the last runs, or a new one.</summary>
    /// <exception cref="ScenarioException">A path or a number is invalid.</exception>
    public Run Of(ImmutableArray<string> set, CancellationToken cancellation) =>
        Taken(KeyOf(set)) is { } known && (known.Result.Tables is not null || known.Result.Failure is not null)
            ? known
            : New(set, cancellation);

    /// <summary>The same, perhaps without its flows: for lines and tables of outcomes.</summary>
    private Run OutcomesOf(ImmutableArray<string> set, CancellationToken cancellation) => Taken(KeyOf(set)) ?? New(set, cancellation);

    /// <summary>The scenario with other numbers: those of parameters are set as numbers; whatever is not one is read, and refused, as the
    /// file would be.</summary>
    /// <exception cref="ScenarioException">A path or a number is invalid.</exception>
    public Scenario ScenarioOf(ImmutableArray<string> set) =>
        NumbersOf(set) is { } numbers ? scenario.WithNumbers(numbers, () => Read(set)) : scenario.Reread(Read(set));

    private Run New(ImmutableArray<string> set, CancellationToken cancellation)
    {
        var run = Run.Of(ScenarioOf(set), progress: null, cancellation);
        Store(KeyOf(set), run);
        return run;
    }

    /// <summary>The numbers that a page sets, by path; null: something is not a number of a parameter within its range.</summary>
    private List<(string Path, double Value)>? NumbersOf(ImmutableArray<string> set)
    {
        var numbers = new List<(string Path, double Value)>();
        foreach (var item in set)
        {
            var path = PathOf(item);
            if (
                !paths.Contains(path)
                || !double.TryParse(
                    item.AsSpan(item.IndexOf('=', StringComparison.Ordinal) + 1),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var value
                )
                || !scenario.Accepts(path, value)
            )
                return null;
            numbers.Add((path, value));
        }
        return numbers;
    }

    /// <summary>Answers a step of the page.</summary>
    /// <exception cref="ScenarioException">A path or a number is invalid.</exception>
    public StepAnswer Step(StepRequest question, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var run = Of(question.Set, cancellation);
        if (run.Result.Failure is { } failure)
            return new StepAnswer(
                Loaded.Bundle.Sha256,
                failure,
                failure,
                [],
                [],
                [],
                null,
                [],
                Stopwatch.GetElapsedTime(started).TotalMilliseconds
            );
        var (pinned, lost) = Pinned(question.Pins, cancellation);
        var charts = new SimulatorCharts(
            run,
            question.Set.IsEmpty ? null : Given(cancellation),
            [.. pinned.Select(pin => (pin.Name, pin.Run))],
            Texts
        );
        FigureStyle StyleOf(string place) =>
            new()
            {
                Width = place == SimulatorCharts.Targets ? question.Width : question.SmallWidth,
                Language = Texts.Language,
                Embedded = true,
            };
        var answer = new StepAnswer(
            Loaded.Bundle.Sha256,
            null,
            Sentence(run),
            [.. run.Targets.Select(StateOf)],
            charts.Places,
            [.. charts.Of(question.Places).Select(chart => new Chart(chart.Place, SvgRenderer.Render(chart.Figure, StyleOf(chart.Place))))],
            pinned.IsEmpty ? null : Compare([(Texts["now"], run, question.Set), .. pinned]),
            lost,
            0
        );
        return answer with { Milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds };
    }

    /// <summary>Runs the pins. A pin that cannot be run, for example because the file has changed, leaves the others and the step
    /// unchanged.</summary>
    private (ImmutableArray<(string Name, Run Run, ImmutableArray<string> Set)> Pinned, ImmutableArray<string> Lost) Pinned(
        ImmutableArray<Pin> pins,
        CancellationToken cancellation
    )
    {
        var pinned = ImmutableArray.CreateBuilder<(string, Run, ImmutableArray<string>)>();
        var lost = ImmutableArray.CreateBuilder<string>();
        foreach (var pin in pins)
        {
            try
            {
                var run = OutcomesOf(pin.Set, cancellation);
                if (run.Result.Failure is { } failure)
                    lost.Add($"{pin.Name}: {failure}");
                else
                    pinned.Add((pin.Name, run, pin.Set));
            }
            catch (ScenarioException exception)
            {
                lost.AddRange(exception.Errors.Select(error => $"{pin.Name}: {error}"));
            }
            catch (InconsistentBaselineException exception)
            {
                lost.Add($"{pin.Name}: {exception.Message}");
            }
        }
        return (pinned.ToImmutable(), lost.ToImmutable());
    }

    /// <summary>Computes a few steps in advance: the first ones are slow, because code is compiled on first use.</summary>
    public void WarmUp(CancellationToken cancellation)
    {
        if (Loaded.ParameterGroups.SelectMany(group => group.Parameters).FirstOrDefault() is not { } parameter)
            return;
        for (var step = 0; step < WarmSteps && !cancellation.IsCancellationRequested; step++)
        {
            var position = parameter.Default + (0.01 * (step + 1) / WarmSteps * Math.Min(1, parameter.Maximum - parameter.Default));
            Step(
                new StepRequest(
                    "warm",
                    [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{parameter.Path}={position}")],
                    [],
                    FigureStyle.Wide,
                    FigureStyle.Narrow,
                    [SimulatorCharts.Targets, SimulatorCharts.Others, SimulatorCharts.Structure]
                ),
                cancellation
            );
        }
    }

    /// <summary>What the page is built from.</summary>
    public PageContent Content(string command)
    {
        var space = CaseSpace.Of(Loaded.Scenario);
        SliderGroup GroupOf(ParameterGroup group)
        {
            var sliders = group
                .Parameters.Select(parameter => Slider.Of(parameter, space, Loaded.Uncertainty, Texts))
                .Select(slider => slider with { Name = Texts.NameOf(slider.Name) })
                .ToArray();
            var isFirst =
                group.Role == ParameterRole.Policy
                    ? (Func<Slider, bool>)(slider => slider.IsSwitch || slider.Path.EndsWith(".intensity", StringComparison.Ordinal))
                    : IsRelevant(sliders);
            return new SliderGroup(
                Texts.Of(group.Name),
                group.About ?? "",
                string.Join(
                    " ",
                    new[]
                    {
                        Texts.Sentences.Keys.Of(group.Meaning),
                        group.Frame.Length > 0 ? $"{Sentences.Capital(Texts.Sentences.Keys.Frame(group.Frame))}." : "",
                    }.Where(text => text.Length > 0)
                ),
                [.. sliders.Where(isFirst)],
                [.. sliders.Where(slider => !isFirst(slider))]
            );
        }
        return new PageContent(
            Loaded.Bundle.Sha256,
            command,
            Texts.All.ToDictionary(),
            [
                // Governments first: their rules change what the sliders below them do.
                .. Loaded
                    .ParameterGroups.Where(group => group.Role == ParameterRole.Policy)
                    .Select(GroupOf)
                    .OrderByDescending(group => group.First.Any(slider => slider.IsSwitch)),
            ],
            [.. Loaded.ParameterGroups.Where(group => group.Role == ParameterRole.Assumption).Select(GroupOf)]
        );
    }

    /// <summary>Few sliders are all seen; of many those of the economies that outcomes are about.</summary>
    private Func<Slider, bool> IsRelevant(Slider[] sliders)
    {
        if (sliders.Length <= MostShown)
            return _ => true;
        var world = Loaded.Scenario.World;
        var relevant = Loaded
            .Scenario.Outcomes.SelectMany(Run.FlowsOf)
            .Where(flows => flows.Exporters.Length + flows.Importers.Length <= 2 * MostShown)
            .SelectMany(flows => flows.Exporters.Concat(flows.Importers))
            .SelectMany(economy => new[] { world.Economies[economy].Code, world.Economies[economy].PartOf ?? "" })
            .ToHashSet();
        return slider => slider.Path.Split('.').Any(relevant.Contains);
    }

    private TargetState StateOf(TargetOutcome target) =>
        new(
            string.Create(
                Texts.Language.Culture,
                $"{Sentences.Capital(Texts.Sentences.Names.Outcome(target.Outcome.Name))} {target.Target.Year}"
            ),
            Texts.Sentences.BoundOf(target.Target, target.Outcome.Unit),
            Texts.Sentences.Value(target.Value, target.Outcome.Unit),
            target.IsMet
        );

    private string Sentence(Run run)
    {
        var targets = run.Targets.Select(Texts.Sentences.State).ToArray();
        if (targets.Length > 0)
            return string.Join(" ", targets);
        return run.Scenario.Outcomes.IsEmpty ? "" : Sentences.Stop(Texts.Sentences.Ends(run, 0));
    }

    private PinnedRuns Compare(ImmutableArray<(string Name, Run Run, ImmutableArray<string> Set)> columns)
    {
        var values = columns.Select(column => ValuesOf(column.Set)).ToArray();
        ImmutableArray<(ParameterRole Role, ComparedRow Row)> inputs =
        [
            .. from @group in Loaded.ParameterGroups.OrderByDescending(item => item.Role)
            from parameter in @group.Parameters
            let given = parameter.Default.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
            let row = values.Select(column => column.GetValueOrDefault(parameter.Path, given)).ToImmutableArray()
            where row.Distinct().Count() > 1
            select (
                @group.Role,
                new ComparedRow(parameter.Path, Texts[@group.Role == ParameterRole.Policy ? "policy" : "assumption"], row)
            ),
        ];
        var outcomes = Loaded.Scenario.Outcomes.Select(
            (outcome, k) =>
            {
                var year = Loaded.Scenario.Targets.FirstOrDefault(target => target.Outcome == k)?.Year ?? Loaded.Scenario.LastYear;
                return new ComparedRow(
                    string.Create(Texts.Language.Culture, $"{Texts.Sentences.Names.Outcome(outcome.Name)} {year}"),
                    "",
                    [
                        .. columns.Select(column =>
                            Texts.Sentences.Value(column.Run.Result.Outcomes[year - Loaded.Scenario.BaselineYear][k], outcome.Unit)
                        ),
                    ]
                );
            }
        );
        return new PinnedRuns(
            [.. columns.Select(column => column.Name)],
            [.. inputs.Select(input => input.Row)],
            [.. outcomes],
            inputs.Select(input => input.Role).Distinct().Count() > 1
        );
    }

    /// <summary>The numbers by path; the last one counts.</summary>
    private static Dictionary<string, string> ValuesOf(ImmutableArray<string> set) =>
        set.GroupBy(PathOf)
            .ToDictionary(group => group.Key, group => group.Last()[(group.Last().IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());

    private static string KeyOf(ImmutableArray<string> set) => string.Join('\n', set);

    private static string PathOf(string assignment) => assignment.Split('=')[0].Trim();

    private Run? Taken(string key)
    {
        var outcomes = withoutFlows.Find(key);
        return withFlows.Find(key) ?? outcomes;
    }

    private void Store(string key, Run run)
    {
        withFlows.Add(key, run, BytesOf(run));
        withoutFlows.Add(key, run.WithoutTables());
    }

    /// <summary>How much the flows of all runs that are kept take.</summary>
    internal long BytesKept => withFlows.Size;

    /// <summary>How much the flows of a run take, which is nearly all of it.</summary>
    private static long BytesOf(Run run) => run.Result.Tables?.Years.Sum(year => (long)sizeof(double) * year.Flows.Length) ?? 0;
}
