namespace TradeSim.Figures.Report;

/// <summary>A table of a brief under its heading.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Table">The table.</param>
/// <param name="Note">What to know about it. May be empty.</param>
internal sealed record BriefSection(string Heading, FigureTable Table, string Note = "");
