using System.Collections.Immutable;

namespace TradeSim.Baselines.Import;

/// <summary>What an import did with a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Format">The format that was recognized.</param>
/// <param name="Edition">Its edition.</param>
/// <param name="Messages">The imported and the omitted data, with reasons; a sentence each.</param>
public sealed record ImportResult(string File, string Format, string Edition, ImmutableArray<string> Messages);
