using System.Collections.Immutable;
using TradeSim.Runs.Provenance;
using TradeSim.Scenarios;
using TradeSim.Studies.Requests;

namespace TradeSim.Runs.Folders;

/// <summary>What a study starts from.</summary>
/// <param name="Request">The request, with the fingerprints of its scenarios.</param>
/// <param name="Scenarios">Its scenarios.</param>
/// <param name="Folder">The folder of its results.</param>
/// <param name="RetryFailed">Whether cases that failed before are run again.</param>
internal sealed record StudyStart(Request Request, ImmutableArray<LoadedScenario> Scenarios, RunFolder Folder, bool RetryFailed = false)
{
    /// <summary>The manifest of a scenario of the study.</summary>
    /// <param name="index">Which of its scenarios.</param>
    /// <param name="host">Who runs it.</param>
    /// <param name="took">How long it took.</param>
    public Manifest ManifestOf(int index, string host, TimeSpan took) =>
        Manifest.Of(Scenarios[index], Request, host, SeedOf(Request), took);

    /// <summary>Writes the inputs for resuming the study, before its first case.</summary>
    /// <returns>The file in which it keeps finished cases.</returns>
    public string Begin(string host, string? history) =>
        Folder.Begin(Scenarios[0], ManifestOf(0, host, TimeSpan.Zero) with { History = history });

    private static ulong? SeedOf(Request request) =>
        request switch
        {
            UncertainScenarioRequest drawn => drawn.Seed,
            ExplainRequest explained => explained.Seed,
            _ => null,
        };
}
