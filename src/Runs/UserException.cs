namespace TradeSim.Runs;

/// <summary>A request that is invalid; the message describes the problem and how to fix it.</summary>
internal sealed class UserException(string message) : Exception(message);
