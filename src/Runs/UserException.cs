namespace TradeSim.Runs;

/// <summary>A request that is invalid; the message says what is wrong and how to fix it.</summary>
internal sealed class UserException(string message) : Exception(message);
