namespace TradeSim.Grains.Storage;

/// <summary>
/// The store of the cluster did not answer, or refused. The request may or may not have been executed; it may be repeated. The exception
/// contains no exception of a driver, which other silos and clients could not read.
/// </summary>
[GenerateSerializer, Alias("tradesim.storage-unavailable")]
internal sealed class StorageUnavailableException : OrleansException
{
    /// <param name="message">What the store, or the way to it, reported.</param>
    public StorageUnavailableException(string message)
        : base(message) { }

    /// <summary>An exception without a message.</summary>
    public StorageUnavailableException() { }

    /// <param name="message">What the store reported.</param>
    /// <param name="innerException">Not passed on, since other silos and clients could not read it.</param>
    public StorageUnavailableException(string message, Exception innerException)
        : this($"{message}: {innerException?.Message}") { }
}
