namespace TradeSim.Silo;

/// <summary>A certificate for connections between silos and with clients.</summary>
public sealed class TlsOptions
{
    /// <summary>PKCS#12 file with certificate and key; null: connections are not encrypted.</summary>
    public string? Certificate { get; set; }

    /// <summary>Password of the file.</summary>
    public string? Password { get; set; }

    /// <summary>Name in the certificates of the silos.</summary>
    public string? Name { get; set; }
}
