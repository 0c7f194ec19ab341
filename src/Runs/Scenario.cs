using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs;

/// <summary>
/// A scenario: the observed world, assumptions, policy measures, outcomes and targets. It is immutable, so that a program can go several
/// ways from one, also on several threads.
/// <code>
/// var scenario = Scenario.Load("scenarios/kyrgyzstan-belarus-500m.yaml");
/// var run = scenario.With("policies.corridor.intensity", 2).Run();
/// Console.WriteLine(run.Flow("BLR", "KGZ", "machinery", 2030));
/// </code>
/// </summary>
public sealed class Scenario
{
    private readonly LoadedScenario read;
    private readonly Additions additions;
    private readonly Lazy<LoadedScenario> loaded;
    private readonly Lazy<Simulation> simulation;

    private Scenario(LoadedScenario read, Additions additions, Lazy<Simulation>? before, Func<LoadedScenario>? again = null)
    {
        (this.read, this.additions) = (read, additions);
        Model = additions.Applied(read.Scenario);
        loaded = new(again ?? Again);
        simulation = new(() => before is { IsValueCreated: true } ? before.Value.With(Model) : new Simulation(Model));
    }

    /// <summary>Name for people.</summary>
    public string Name => Model.Name;

    /// <summary>The simulated years, the baseline year first.</summary>
    public IReadOnlyList<int> Years => [.. Enumerable.Range(Model.BaselineYear, Model.Years + 1)];

    /// <summary>Codes of the economies.</summary>
    public IReadOnlyList<string> Economies => [.. Model.World.Economies.Select(economy => economy.Code)];

    /// <summary>Codes of the sectors.</summary>
    public IReadOnlyList<string> Sectors => [.. Model.World.Sectors.Select(sector => sector.Code)];

    /// <summary>Names of the outcomes.</summary>
    public IReadOnlyList<string> Outcomes => [.. Model.Outcomes.Select(outcome => outcome.Name)];

    /// <summary>Names of the policy measures.</summary>
    public IReadOnlyList<string> Policies => [.. Model.Policies.Select(policy => policy.Name)];

    /// <summary>Paths of the parameters that <see cref="With(string, double)"/> sets without reading the file again.</summary>
    public IReadOnlyList<string> Parameters => [.. Model.Parameters.Select(parameter => parameter.Path)];

    /// <summary>Warnings about the scenario, each with file, line and column.</summary>
    public IReadOnlyList<string> Warnings => [.. read.Warnings.Select(warning => warning.ToString())];

    /// <summary>The observed world: flows, tariffs and production of the baseline year.</summary>
    public World World => Model.World;

    /// <summary>The scenario for the engine, with all values that were set.</summary>
    internal Model Model { get; }

    /// <summary>The scenario as reports and run folders need it; read again where values were set.</summary>
    internal LoadedScenario Loaded => loaded.Value;

    /// <summary>Limits on what the scenario may need.</summary>
    internal ReaderLimits Limits => additions.Limits;

    /// <summary>Whether a measure or an outcome is code of this program, which files and other processes do not have.</summary>
    internal bool HasCode => additions.CodeOf is not null;

    /// <summary>Whether simulations run in this process.</summary>
    internal bool IsEmbedded => additions.Hosts is null;

    /// <summary>Where simulations run, as manifests name it.</summary>
    internal string HostName => IsEmbedded ? EmbeddedHosts.HostName : "cluster";

    /// <summary>Reads a scenario file (YAML or JSON) and the baseline tables that it names.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="large">Whether to raise the limits: 100 times for scenarios, 8 times for tables, 20 times for studies.</param>
    /// <exception cref="ScenarioException">The scenario is invalid; the message lists all errors with file, line and column.</exception>
    public static Scenario Load(string path, bool large = false)
    {
        var limits = large ? ReaderLimits.Large : ReaderLimits.Default;
        return Of(ScenarioReader.Read(path, limits: limits), limits);
    }

    /// <summary>Reads a scenario from texts, as tests and notebooks write them; validated like a file.</summary>
    /// <param name="text">The scenario, in the notation of scenario files; its <c>baseline</c> is <c>data</c>.</param>
    /// <param name="tables">The baseline's tables: name, such as <c>flows.csv</c>, and text.</param>
    /// <exception cref="ScenarioException">The scenario is invalid; the message lists all errors.</exception>
    public static Scenario Parse(string text, params IEnumerable<(string Name, string Text)> tables)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tables);
        const string File = "scenario.yaml";
        var files = tables.Select(table => ($"data/{table.Name}", table.Text)).Prepend((File, text));
        return Of(ScenarioReader.Read(ScenarioBundle.OfTexts(File, files)), ReaderLimits.Default);
    }

    /// <summary>Creates a scenario of a world, without measures and outcomes: <see cref="With(string, string)"/> adds them. Validated like
    /// a file.</summary>
    /// <param name="world">The observed world.</param>
    /// <param name="name">Name for people.</param>
    /// <param name="baselineYear">The observed year.</param>
    /// <param name="lastYear">The last simulated year, after <paramref name="baselineYear"/>.</param>
    /// <exception cref="ScenarioException">Something is invalid; the message lists all errors.</exception>
    public static Scenario Create(World world, string name, int baselineYear, int lastYear)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(name);
        var quoted = $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
        return Parse(
            FormattableString.Invariant($"name: {quoted}\nbaseline: data\nyears: {{ from: {baselineYear}, to: {lastYear} }}\n"),
            WorldText.Of(world)
        );
    }

    /// <summary>Sets a number.</summary>
    /// <param name="path">Path of the number, such as <c>policies.corridor.intensity</c>.</param>
    /// <param name="value">The value, in the unit of the file.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the parameter's range.</exception>
    /// <exception cref="ScenarioException">There is no such number, and the message names the nearest; or the scenario would be
    /// invalid.</exception>
    public Scenario With(string path, double value)
    {
        ArgumentNullException.ThrowIfNull(path);
        var index = Model.ParameterIndex(path);
        if (index < 0 || ChangesBaseline(path))
            return With(path, NumberOf(value));
        var parameter = Model.Parameters[index];
        return value >= parameter.Minimum && value <= parameter.Maximum
            ? new(read, additions.With(path, value), simulation)
            : throw new ArgumentOutOfRangeException(
                nameof(value),
                FormattableString.Invariant($"{path}: got {value}, expected a value from {parameter.Minimum} to {parameter.Maximum}.")
            );
    }

    /// <summary>Sets a part of the scenario in the notation of scenario files.</summary>
    /// <param name="path">Path of the part, such as <c>years.to</c> or <c>policies</c>.</param>
    /// <param name="text">The part, such as <c>2035</c> or <c>[{ name: road, kind: trade-cost, from: 2026, exporter: A, importer: B,
    /// factor: 0.9 }]</c>.</param>
    /// <exception cref="ScenarioException">There is no such part, and the message names the nearest; or the scenario would be
    /// invalid.</exception>
    public Scenario With(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        var again = ScenarioReader.Again(Loaded, [$"{path}={text}"], Limits);
        return new(again, additions with { Values = additions.Values.Clear() }, simulation);
    }

    /// <summary>Adds a policy measure that the program defines. Its intensity becomes the parameter <c>policies.NAME.intensity</c>, from 0
    /// (off) over 1 (as described) to 10.</summary>
    /// <param name="policy">The measure.</param>
    /// <exception cref="ArgumentException">The scenario has a measure of that name.</exception>
    /// <exception cref="UnknownNameException">The measure starts outside the simulated years.</exception>
    /// <remarks>Runs in this process only: the silos of a cluster lack the program's code.</remarks>
    public Scenario With(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (Policies.Contains(policy.Name))
            throw new ArgumentException($"The scenario already has a measure '{policy.Name}'; choose another name.", nameof(policy));
        _ = UnknownNameException.IndexOfYear(policy.From, Model.BaselineYear + 1, Model.LastYear);
        return new(read, additions with { Policies = additions.Policies.Add(policy) }, simulation);
    }

    /// <summary>Adds an outcome that the program defines.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <exception cref="ArgumentException">The scenario has an outcome of that name.</exception>
    /// <remarks>Runs in this process only: the silos of a cluster lack the program's code.</remarks>
    public Scenario With(Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Outcomes.Contains(outcome.Name)
            ? throw new ArgumentException($"The scenario already has an outcome '{outcome.Name}'; choose another name.", nameof(outcome))
            : new(read, additions with { Outcomes = additions.Outcomes.Add(outcome) }, simulation);
    }

    /// <summary>Switches a policy measure off.</summary>
    /// <exception cref="UnknownNameException">The scenario has no such measure; the message names the nearest.</exception>
    public Scenario Without(string policy)
    {
        _ = UnknownNameException.IndexOf("policy measure", policy, Policies);
        return With(Additions.PathOfIntensity(policy), 0);
    }

    /// <summary>Chooses where simulations run, for instance on a cluster (<c>ClusterHost</c> in TradeSim.Grains). Results are the same to
    /// the last bit on every host.</summary>
    /// <param name="host">Makes a host for the scenario's files; null: this process.</param>
    public Scenario On(Func<ScenarioBundle, ICaseRunner>? host) => new(read, additions with { Hosts = host }, simulation);

    /// <summary>Runs the scenario.</summary>
    /// <exception cref="SimulationFailedException">There are no results; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The scenario has code of this program and was to run on another host.</exception>
    public Run Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs the scenario.</summary>
    /// <param name="progress">Receives the number of finished simulations.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    /// <exception cref="SimulationFailedException">There are no results; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The scenario has code of this program and was to run on another host.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<Run> RunAsync(IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var run = await Task.Run(() => Runs.Run.Of(this, progress, cancellation), cancellation).ConfigureAwait(false);
        return run.Failure is { } failure ? throw new SimulationFailedException($"{Name}: {failure}") : run;
    }

    /// <summary>A scenario that was read.</summary>
    internal static Scenario Of(LoadedScenario read, ReaderLimits limits) => new(read, new Additions(limits), before: null);

    /// <summary>The same scenario read again with other settings.</summary>
    internal Scenario Reread(LoadedScenario again) => new(again, additions with { Values = additions.Values.Clear() }, simulation);

    /// <summary>Whether a path is a parameter, and a value within its range.</summary>
    internal bool Accepts(string path, double value) =>
        Model.ParameterIndex(path) is var index and >= 0
        && !ChangesBaseline(path)
        && value >= Model.Parameters[index].Minimum
        && value <= Model.Parameters[index].Maximum;

    /// <summary>Whether the observed world itself depends on a parameter: without transfers, deficits are closed at the scenario's
    /// elasticities before the first year, so such a number has to be set where the scenario is read.</summary>
    private bool ChangesBaseline(string path) =>
        Model.Transfers == TransferRule.None && path.StartsWith("assumptions.elasticities.", StringComparison.Ordinal);

    /// <summary>Sets numbers that are accepted.</summary>
    /// <param name="numbers">Paths and values; of a path that occurs twice the last value applies.</param>
    /// <param name="again">Reads the scenario with them, for reports.</param>
    internal Scenario WithNumbers(IEnumerable<(string Path, double Value)> numbers, Func<LoadedScenario> again) =>
        new(read, numbers.Aggregate(additions, (all, number) => all.With(number.Path, number.Value)), simulation, again);

    /// <summary>Runs the cases of the scenario on its host.</summary>
    /// <exception cref="InvalidOperationException">The scenario has code of this program and was to run on another host.</exception>
    internal ICaseRunner Runner() =>
        (additions.Hosts, additions.CodeOf) switch
        {
            (null, _) => new SimulationRunner(simulation.Value, CaseSpace.Of(Model)),
            ({ } host, null) => host(Loaded.Bundle),
            (_, { } name) => throw new InvalidOperationException(
                $"'{name}' is code of this program, which other processes lack: run the scenario in this process, or describe it in the "
                    + $"file."
            ),
        };

    /// <summary>The scenario as requests name it.</summary>
    internal ScenarioReference Reference() =>
        new(Loaded.Bundle.Scenario, Loaded.Bundle.Sha256, Loaded.Bundle.Overrides, ReferenceEquals(Limits, ReaderLimits.Large));

    private LoadedScenario Again() =>
        additions.Values.IsEmpty
            ? read
            : ScenarioReader.Again(read, additions.Values.Select(item => $"{item.Key}={NumberOf(item.Value)}"), Limits);

    private static string NumberOf(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
