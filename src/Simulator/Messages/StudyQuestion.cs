using System.Collections.Immutable;

namespace TradeSim.Simulator.Messages;

/// <summary>A question about the state of a page that takes many runs.</summary>
/// <param name="Page">Made up by each page; a newer question of the same page cancels the one before.</param>
/// <param name="Set">Numbers that are not the file's, as <c>path=value</c>.</param>
/// <param name="Width">Width of the charts, pixels.</param>
internal sealed record StudyQuestion(string Page, ImmutableArray<string> Set, int Width);
