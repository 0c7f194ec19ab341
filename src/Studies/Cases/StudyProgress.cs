namespace TradeSim.Studies.Cases;

/// <summary>How far a study has come.</summary>
/// <param name="Done">Cases finished, those of an earlier run included.</param>
/// <param name="Total">Cases known to be needed; a search may find that it needs more.</param>
/// <param name="Failed">Cases without results so far.</param>
/// <param name="Elapsed">Time since the study started.</param>
/// <param name="Remaining">Time left at the pace so far; null before there is a pace.</param>
public readonly record struct StudyProgress(int Done, int Total, int Failed, TimeSpan Elapsed, TimeSpan? Remaining);
