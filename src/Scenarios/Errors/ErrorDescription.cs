namespace TradeSim.Scenarios;

/// <summary>What an error or a warning means: an entry of the <see cref="ErrorCatalogue"/>.</summary>
/// <param name="Code">The stable code that messages show, such as <c>TS1101</c>. Codes are never reused.</param>
/// <param name="Title">A few words that name the error.</param>
/// <param name="Cause">Why the message appears, in one to three sentences.</param>
/// <param name="Fix">How to fix it, in the imperative.</param>
/// <param name="Example">A line that causes it, and the line that does not; empty: the message says it all.</param>
internal sealed record ErrorDescription(string Code, string Title, string Cause, string Fix, string Example = "")
{
    /// <summary>Whether it is a warning: the scenario can be used.</summary>
    public bool IsWarning { get; init; }

    /// <summary>Whether a value is possible but implausible, so that its unit is questioned; <c>--strict</c> makes it an error.</summary>
    public bool IsQuestion { get; init; }
}
