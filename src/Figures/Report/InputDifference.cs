namespace TradeSim.Figures.Report;

/// <summary>A parameter that is not the same in all runs.</summary>
/// <param name="Parameter">Its path in the scenario.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Values">Its value in every run, as written; empty where a run has none.</param>
internal sealed record InputDifference(string Parameter, InputKind Kind, IReadOnlyList<string> Values)
{
    /// <summary>Whether it is part of a policy measure or an assumption.</summary>
    public bool IsPolicy => Kind == InputKind.Policy;

    /// <summary>The heading of its kind.</summary>
    internal string Heading =>
        Kind switch
        {
            InputKind.Policy => Phrase.Policies,
            InputKind.Rule => Phrase.Rules,
            InputKind.Data => Phrase.Data,
            _ => Phrase.Assumptions,
        };
}
