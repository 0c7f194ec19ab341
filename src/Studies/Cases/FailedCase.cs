namespace TradeSim.Studies.Cases;

/// <summary>A case without results.</summary>
/// <param name="Case">Its number in the study.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record FailedCase(int Case, string Reason);
