namespace TradeSim.Engine.Baseline;

/// <summary>The tables do not describe a world whose accounts can close. Every problem found is listed.</summary>
public sealed class InconsistentBaselineException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>One sentence a problem: which identity fails, where, and by how much.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
