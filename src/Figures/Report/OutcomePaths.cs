namespace TradeSim.Figures.Report;

/// <summary>The path of an outcome in every run.</summary>
/// <param name="Text">The words around its figures.</param>
/// <param name="Axis">Its axis.</param>
/// <param name="Years">The years, rising.</param>
/// <param name="Paths">Its values in every run, in these years; null where a run failed.</param>
/// <param name="Target">The target, where there is one.</param>
internal sealed record OutcomePaths(
    FigureText Text,
    Axis Axis,
    IReadOnlyList<double> Years,
    IReadOnlyList<IReadOnlyList<double>?> Paths,
    TargetLine? Target = null
);
