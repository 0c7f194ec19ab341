using System.Globalization;

namespace TradeSim.Scenarios;

/// <summary>A scenario or a baseline cannot be used. Every error is listed, sorted by place, up to a limit.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>An exception with all errors that were found.</summary>
    /// <param name="errors">The errors that are shown, at least one.</param>
    /// <param name="more">How many more were found and are not shown.</param>
    public ScenarioException(IReadOnlyList<ScenarioError> errors, int more = 0)
        : base(MessageOf(errors, more)) => (Errors, More) = (errors, more);

    /// <summary>The errors, sorted by place.</summary>
    public IReadOnlyList<ScenarioError> Errors { get; }

    /// <summary>How many more were found and are not shown.</summary>
    public int More { get; }

    /// <summary>Warnings in addition to the errors.</summary>
    public IReadOnlyList<ScenarioError> Warnings { get; init; } = [];

    private static string MessageOf(IReadOnlyList<ScenarioError> errors, int more)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var lines = errors.Select(error => error.ToString());
        if (more > 0)
            lines = lines.Append(string.Create(CultureInfo.InvariantCulture, $"and {more} more"));
        return string.Join('\n', lines);
    }
}
