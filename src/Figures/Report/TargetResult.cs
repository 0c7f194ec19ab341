namespace TradeSim.Figures.Report;

/// <summary>A target and what came of it.</summary>
/// <param name="Outcome">The targeted figure: "Turnover of Kyrgyzstan and Belarus in 2030".</param>
/// <param name="Target">The bound in words and numbers: "at least 500 million US dollars".</param>
/// <param name="Result">The result likewise: "379 million US dollars".</param>
/// <param name="IsMet">True where it is met.</param>
/// <param name="Remark">By how much, and what it would take: "misses by 121 million; needs 3.1 % more a year". May be empty.</param>
internal sealed record TargetResult(string Outcome, string Target, string Result, bool IsMet, string Remark = "");
