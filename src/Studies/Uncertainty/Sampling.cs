namespace TradeSim.Studies.Uncertainty;

/// <summary>How points are chosen.</summary>
public enum Sampling
{
    /// <summary>Each point on its own.</summary>
    Random,

    /// <summary>Each of n equal slices of each dimension contains one of n points (McKay, Beckman and Conover 1979).</summary>
    LatinHypercube,

    /// <summary>Sobol' points, scrambled: <see cref="SobolSequence"/>.</summary>
    Sobol,
}
