using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs;

/// <summary>What was asked: enough for another client to write the same files.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Arguments">What was asked of it, as its options.</param>
/// <param name="Command">The command that asks the same.</param>
internal sealed record Question(string Verb, ImmutableArray<string> Arguments, string Command)
{
    /// <summary>What is asked of scenarios.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="files">The scenario files, as they were given.</param>
    /// <param name="arguments">What is asked, as options of the verb.</param>
    /// <param name="overrides">Values that are set, as <c>path=value</c>.</param>
    public static Question Of(string verb, IEnumerable<string> files, ImmutableArray<string> arguments, IEnumerable<string> overrides) =>
        new(verb, arguments, Manifest.CommandOf(verb, files, [.. arguments, .. overrides.SelectMany(item => (string[])["--set", item])]));
}

/// <summary>Who runs the cases of a verb: this process, or a cluster. It changes no bit of what comes.</summary>
internal abstract class CaseHosts : IDisposable
{
    /// <summary>As a manifest names it.</summary>
    public abstract string Name { get; }

    /// <summary>Cases that are handed over together at most; null: as many as the study likes.</summary>
    public virtual int? CasesPerChunk => null;

    /// <summary>The host of a scenario's cases.</summary>
    public abstract ICaseHost Of(LoadedScenario loaded, Question question);

    /// <summary>The answer is written: nothing need be kept for a client that went away.</summary>
    public virtual void Written() { }

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>This process.</summary>
internal sealed class EmbeddedHosts : CaseHosts
{
    /// <summary>The name of this process as a host.</summary>
    public const string Here = "embedded";

    public override string Name => Here;

    public override ICaseHost Of(LoadedScenario loaded, Question question) => new Simulation(loaded.Scenario);

    public override void Dispose() { }
}

/// <summary>Runs the cases of a study on whatever host was chosen.</summary>
internal sealed class HostRunner(Model scenario, ICaseHost host, RunOptions machine) : ICaseRunner
{
    /// <inheritdoc/>
    public CaseSpace Space { get; } = CaseSpace.Of(scenario);

    /// <inheritdoc/>
    public IReadOnlyList<CaseResult> Run(CaseTable table, IProgress<int>? progress, CancellationToken cancellation) =>
        host.RunAsync(table, machine, progress, cancellation).GetAwaiter().GetResult();
}
