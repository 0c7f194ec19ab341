namespace TradeSim.Runs;

/// <summary>A simulation that has no results, for instance since no equilibrium was found; the message says year and reason.</summary>
public sealed class SimulationFailedException : Exception
{
    /// <summary>An error without a message.</summary>
    public SimulationFailedException() { }

    /// <summary>An error that says why there are no results.</summary>
    public SimulationFailedException(string message)
        : base(message) { }

    /// <summary>An error that says why there are no results, and what caused it.</summary>
    public SimulationFailedException(string message, Exception innerException)
        : base(message, innerException) { }
}
