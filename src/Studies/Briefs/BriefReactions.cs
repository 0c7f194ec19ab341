namespace TradeSim.Studies.Briefs;

/// <summary>What changes when governments react.</summary>
/// <param name="With">The figure with all measures as described, and governments that decide by their rules.</param>
/// <param name="Without">The same without the rules: the schedule of the measures applies.</param>
/// <param name="Decisions">Decisions that governments made.</param>
internal sealed record BriefReactions(double With, double Without, int Decisions);
