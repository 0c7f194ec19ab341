using TradeSim.Figures;

namespace TradeSim.Client.Reports;

/// <summary>For whom a report is made.</summary>
/// <param name="Language">Its language and notation.</param>
/// <param name="Png">Whether figures are also wanted as PNG.</param>
internal sealed record ReportStyle(ReportLanguage Language, bool Png);
