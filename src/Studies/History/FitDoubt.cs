namespace TradeSim.Studies.History;

/// <summary>Why an estimate should not be believed.</summary>
public enum FitDoubt
{
    /// <summary>It is at a bound that the data would exceed.</summary>
    AtBound,

    /// <summary>Its 95 % interval reaches beyond the bounds within which the parameter makes sense.</summary>
    BeyondBounds,

    /// <summary>Its 95 % interval is wider than the estimate either way: it includes 0 and twice the estimate.</summary>
    Uninformative,

    /// <summary>There are fewer than five observations for each parameter.</summary>
    FewObservations,
}
