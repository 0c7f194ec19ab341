using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Briefs;

/// <summary>What a brief is made of.</summary>
internal sealed record BriefOptions
{
    /// <summary>Cases of the ensembles. Default 1,024.</summary>
    public int Cases { get; init; } = 1024;

    /// <summary>Base points of the sensitivity indices. Default 128.</summary>
    public int SensitivityPoints { get; init; } = 128;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Handling of figures that failed cases could bias. Default: they are refused.</summary>
    public FailedCaseHandling FailedCases { get; init; } = FailedCaseHandling.Refuse;
}
