namespace TradeSim.Studies.Requests;

/// <summary>A distribution for one parameter, or shocks for the parameters of all years below a path.</summary>
/// <param name="Path">The parameter, such as <c>assumptions.growth.KGZ.2027</c>; 1 to 1,024 characters.</param>
/// <param name="Distribution">The distribution as scenario files write it, such as <c>normal(0.05, 0.01)</c>.</param>
public sealed record UncertainParameterRequest(string Path, string Distribution)
{
    /// <summary>The parameter.</summary>
    public string Path
    {
        get;
        init => field = Member.Text(value, nameof(Path), Member.LongestName);
    } = Member.Text(Path, nameof(Path), Member.LongestName);

    /// <summary>The distribution.</summary>
    public string Distribution
    {
        get;
        init => field = Member.Text(value, nameof(Distribution), Member.LongestText);
    } = Member.Text(Distribution, nameof(Distribution), Member.LongestText);
}
