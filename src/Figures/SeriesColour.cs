namespace TradeSim.Figures;

/// <summary>The colours of one series: of its line or area, and of its name, which is darker so that it can be read.</summary>
/// <param name="Fill">Of lines, areas and markers.</param>
/// <param name="Label">Of words.</param>
internal sealed record SeriesColour(Colour Fill, Colour Label);
