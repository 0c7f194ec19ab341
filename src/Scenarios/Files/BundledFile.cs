using System.Security.Cryptography;

namespace TradeSim.Scenarios;

/// <summary>A file of a bundle with its fingerprint.</summary>
public sealed class BundledFile
{
    /// <summary>A file with its bytes.</summary>
    /// <param name="path">Path relative to the scenario's folder.</param>
    /// <param name="bytes">All of its bytes.</param>
    public BundledFile(string path, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        (Path, Bytes) = (path, bytes);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
    }

    /// <summary>Path relative to the scenario's folder.</summary>
    public string Path { get; }

    /// <summary>All of its bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }
}
