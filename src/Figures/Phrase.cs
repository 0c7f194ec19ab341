namespace TradeSim.Figures;

/// <summary>The fixed texts of figures and report pages, in English: <see cref="ReportLanguage"/> translates them.</summary>
internal static class Phrase
{
#pragma warning disable CS1591 // The names are the English texts.
    // In figures
    public const string Source = "Source";
    public const string Scenario = "Scenario";
    public const string Year = "Year";
    public const string Name = "Name";
    public const string Value = "Value";
    public const string Change = "Change";
    public const string Running = "Running total";
    public const string Low = "low";
    public const string High = "high";
    public const string Central = "Central case";
    public const string Panel = "Panel";
    public const string Row = "Row";
    public const string Efficient = "On the frontier";
    public const string Dominated = "dominated";
    public const string Equal = "forecast = actual";
    public const string Target = "Target";
    public const string NoValue = "no value";
    public const string Share = "Share";
    public const string Total = "Total";
    public const string Others = "Others";
    public const string Origin = "Origin";
    public const string Destination = "Destination";
    public const string AreasAreShares = "Areas show shares of each year's total";
    public const string Rises = "rises";
    public const string Falls = "falls";
    public const string ChangesLess = "changes less";
    public const string Borders = "Borders:";
    public const string NoPosition = "They imply no position on the status of any territory.";
    public const string Yes = "yes";
    public const string No = "no";

    // In reports
    public const string Finding = "Finding";
    public const string Targets = "Targets";
    public const string Outcome = "Outcome";
    public const string Met = "met";
    public const string Missed = "missed";
    public const string Result = "Result";
    public const string Figures = "Figures";
    public const string TableBehind = "The table behind this figure";
    public const string Copy = "Copy table";
    public const string Copied = "Copied";
    public const string Policies = "Policies";
    public const string Assumptions = "Assumptions";
    public const string Rules = "Rules";
    public const string Data = "Data";
    public const string Parameter = "Parameter";
    public const string Status = "Status";
    public const string Note = "Note";
    public const string Sort = "Kind";
    public const string Provenance = "Data sources";
    public const string Limits = "Limits of the model";
    public const string Repeat = "How to repeat this run";
    public const string Comparison = "Comparison";
    public const string Inputs = "Inputs that differ";
    public const string SameInputs = "No input differs.";
    public const string Outcomes = "Outcomes side by side";
    public const string ChangedMost = "changed most";
    public const string OneByOne = "Run by run";
    public const string ThisRun = "this run";
    public const string TradeShift = "Trade created and diverted";
    public const string Contributions = "Contribution of each difference";
    public const string Spread = "Spread";
    public const string Decisions = "Decisions of governments";
    public const string Government = "Government";
    public const string Measure = "Measure";
    public const string Before = "Before";
    public const string After = "After";
    public const string Reason = "Reason";
    public const string Both = "Policies differ, and so do assumptions, rules or data: a change in an outcome is not the policies' alone.";
#pragma warning restore CS1591
}
