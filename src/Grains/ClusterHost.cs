using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Messages;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Grains;

/// <summary>The cluster as a host: runs the cases of a scenario as a study, and waits for it even if silos fail.</summary>
/// <param name="grains">The way to the cluster.</param>
/// <param name="scenario">The scenario with its files.</param>
internal sealed class ClusterHost(IGrainFactory grains, ScenarioBundle scenario) : ICaseRunner
{
    private readonly Lazy<CaseSpace> space = new(() => CaseSpace.Of(ScenarioReader.Read(scenario).Scenario));

    /// <summary>Key of the next study; null: a new one. A study that runs already under that key is joined.</summary>
    public string? StudyId { get; init; }

    /// <summary>Name of the study for people.</summary>
    public string Name { get; init; } = scenario.Scenario;

    /// <summary>Whether the cluster keeps study and results when they have been read.</summary>
    public bool Keep { get; init; }

    /// <summary>Whether market and countries exchange messages (<see cref="StudyOrder.ByMessages"/>).</summary>
    public bool ByMessages { get; init; }

    /// <inheritdoc/>
    public CaseSpace Space => space.Value;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CaseResult>> RunAsync(
        CaseTable table,
        RunOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        var study = new StudyClient(grains, StudyId ?? Guid.NewGuid().ToString("N"));
        var results = await study.Run(
            new StudyOrder(Name, scenario, table, options ?? new RunOptions(), byMessages: ByMessages),
            progress,
            cancellation
        );
        if (!Keep)
            await study.Remove(cancellation);
        return results;
    }
}
