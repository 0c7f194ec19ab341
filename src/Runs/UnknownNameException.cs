using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Runs;

/// <summary>A code, name, path or year that the scenario does not have; the message names the nearest one that it has, or all.</summary>
public sealed class UnknownNameException : ArgumentException
{
    /// <summary>An error without a message.</summary>
    public UnknownNameException() { }

    /// <summary>An error that lists the unknown and the known names.</summary>
    public UnknownNameException(string message)
        : base(message) { }

    /// <summary>An error that lists the unknown and the known names, with its cause.</summary>
    public UnknownNameException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Index of a name among those that are known.</summary>
    /// <param name="kind">What it is the name of, such as <c>economy</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="known">The known names, in the order of their indices.</param>
    /// <exception cref="UnknownNameException">It is none of them.</exception>
    internal static int IndexOf(string kind, string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        var index = 0;
        foreach (var item in known)
        {
            if (string.Equals(item, name, StringComparison.Ordinal))
                return index;
            index++;
        }
        var fix = Nearest.Suggest(name, known) is { Length: > 0 } nearest ? nearest : $". Expected one of {MessageText.Listed(known)}.";
        throw new UnknownNameException($"Unknown {kind} '{name}'{fix}");
    }

    /// <summary>Refuses a year outside a range.</summary>
    /// <exception cref="UnknownNameException">It is outside.</exception>
    internal static int IndexOfYear(int year, int first, int last) =>
        year >= first && year <= last
            ? year - first
            : throw new UnknownNameException(
                FormattableString.Invariant($"The year {year} is not simulated; the nearest is {Math.Clamp(year, first, last)}.")
            );
}
