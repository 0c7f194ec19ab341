namespace TradeSim.Testing;

/// <summary>A scenario did not do what a test expected; the message shows the path.</summary>
public sealed class ScenarioAssertionException : Exception
{
    /// <summary>An error without a message.</summary>
    public ScenarioAssertionException() { }

    /// <summary>An error with the expected and the actual value.</summary>
    public ScenarioAssertionException(string message)
        : base(message) { }

    /// <summary>An error with the expected and the actual value, and its cause.</summary>
    public ScenarioAssertionException(string message, Exception innerException)
        : base(message, innerException) { }
}
