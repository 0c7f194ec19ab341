using System.Collections.Immutable;
using TradeSim.Figures;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Reports;

/// <summary>What a study says: sentences and a table for the terminal, figures for the report, tables for files.</summary>
internal sealed record StudyAnswer
{
    /// <summary>The answer in sentences, the most important one first.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>What the terminal shows under them; null: nothing.</summary>
    public ShownTable? Shown { get; init; }

    /// <summary>The figures with the names of their files.</summary>
    public IReadOnlyList<(string Name, Figure Figure)> Figures { get; init; } = [];

    /// <summary>The tables; each becomes a file.</summary>
    public required IReadOnlyList<StudyTable> Tables { get; init; }

    /// <summary>The scenario that the first was compared with; null: none was.</summary>
    public LoadedScenario? Second { get; init; }

    /// <summary>Cases without results.</summary>
    public ImmutableArray<FailedCase> Failed { get; init; } = [];

    /// <summary>How many cases failed, and why the first did.</summary>
    public string FailedLine(ReportLanguage language) => new StudySentences(language).FailedCases(Failed.Length, Failed[0]);
}
