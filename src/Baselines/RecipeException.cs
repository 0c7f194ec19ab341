namespace TradeSim.Baselines;

/// <summary>A recipe that no baseline can be built from, with everything that is wrong with it.</summary>
public sealed class RecipeException : Exception
{
    /// <summary>One exception for all errors found.</summary>
    /// <param name="errors">Each as <c>file:line: problem, and expected value</c>.</param>
    public RecipeException(IReadOnlyList<string> errors)
        : base(string.Join(Environment.NewLine, errors)) => Errors = errors;

    /// <summary>Each error as <c>file:line: problem, and expected value</c>.</summary>
    public IReadOnlyList<string> Errors { get; }
}
