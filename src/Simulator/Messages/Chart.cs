namespace TradeSim.Simulator.Messages;

/// <summary>A chart as SVG.</summary>
/// <param name="Place">Where it goes: targets, others or structure.</param>
/// <param name="Svg">The markup.</param>
internal sealed record Chart(string Place, string Svg);
