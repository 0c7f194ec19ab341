using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Execution;

/// <summary>The result of a study. Reports and printed answers are views of it.</summary>
internal abstract record RequestResult
{
    /// <summary>The tables, each of which becomes a file.</summary>
    public abstract ImmutableArray<StudyTable> Tables { get; }

    /// <summary>Cases without results.</summary>
    public virtual ImmutableArray<FailedCase> Failed => [];

    /// <summary>The history that was used; null: none.</summary>
    public HistorySource? Past { get; init; }

    /// <summary>The scenario that the first was compared with; null: none.</summary>
    public LoadedScenario? Second { get; init; }
}
