namespace TradeSim.Client.Cluster;

/// <summary>A silo refused a request, or none could be reached.</summary>
internal sealed class ClusterRequestException(string message) : IOException(message);
