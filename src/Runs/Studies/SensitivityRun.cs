using TradeSim.Studies.Sensitivities;

namespace TradeSim.Runs;

/// <summary>The result of a <see cref="Sensitivity"/> study.</summary>
/// <param name="Tornado">The swing of the figure with each uncertain parameter on its own, the widest first.</param>
/// <param name="Morris">Elementary effects; null: Sobol' indices were requested.</param>
/// <param name="Sobol">Sobol' indices; null: elementary effects were requested.</param>
public sealed record SensitivityRun(TornadoResult Tornado, MorrisResult? Morris, SobolResult? Sobol);
