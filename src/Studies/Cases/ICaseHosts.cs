using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies.Requests;

namespace TradeSim.Studies.Cases;

/// <summary>Where the cases of a request are run: in this process, or on a cluster. Results are bit-identical.</summary>
internal interface ICaseHosts : IDisposable
{
    /// <summary>Name for manifests, such as <c>embedded</c>.</summary>
    string Name { get; }

    /// <summary>Most cases that a study should submit together; null: no limit.</summary>
    int? CasesPerChunk { get; }

    /// <summary>Whether scenarios that are made in this process, and have no files, can be run.</summary>
    bool IsEmbedded { get; }

    /// <summary>A runner for the cases of one scenario of a request.</summary>
    /// <param name="loaded">The scenario.</param>
    /// <param name="request">The request, which a cluster stores with the study.</param>
    /// <param name="options">Threads and batches; results are bit-identical for any value.</param>
    ICaseRunner RunnerOf(LoadedScenario loaded, Request request, RunOptions options);

    /// <summary>The results are stored elsewhere: the hosts need not keep them for a client that was lost.</summary>
    void Written();
}
