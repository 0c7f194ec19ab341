namespace TradeSim.Engine.Dynamics;

/// <summary>
/// Capital accumulation of Anderson, Larch and Yotov (2020): with Cobb-Douglas production and log utility, capital follows K' =
/// [χ·(p/P)·A·L^(1−a)·K^a]^δ·K^(1−δ). In changes against the path of growth, which contains the capital that it needs, K̂' = (ŵ/P̂ · L̂ ·
/// K̂^a)^δ · K̂^(1−δ): what moves real factor income off that path is partly invested, and raises the factors that an economy has by K̂^a.
/// L̂ is what policy does to labour, without growth; ŵ/P̂ is the whole change of the real wage, so that terms of trade which others' growth
/// moves are invested like those which policy moves. Half of the way to the new steady state takes ln 2 / (δ(1−a)) years. It says nothing
/// of capital that moves across borders.
/// </summary>
/// <param name="Share">a, the share of capital in value added, in [0, 1). Anderson, Larch and Yotov use 0.55.</param>
/// <param name="Depreciation">δ, a year, in (0, 1]. They use about 0.06.</param>
public sealed record Capital(ParameterRef Share, ParameterRef Depreciation);
