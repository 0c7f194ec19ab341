using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Connections.Security;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;
using TradeSim.Scenarios;

namespace TradeSim.Client.Cluster;

/// <summary>How a client reaches a cluster.</summary>
/// <param name="Where">
/// Gateways such as <c>127.0.0.1:30000,127.0.0.1:30001</c>, or the connection string of the cluster's PostgreSQL database.
/// </param>
public sealed record ClusterAddress(string Where)
{
    /// <summary>The gateway of a silo on this machine that was started without any option.</summary>
    public const string Local = "127.0.0.1:30000";

    /// <summary>Id of the cluster.</summary>
    public string ClusterId { get; init; } = "tradesim";

    /// <summary>PKCS#12 file with certificate and key; null: connections are not encrypted.</summary>
    public string? Certificate { get; init; }

    /// <summary>Password of the file.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>Name in the silos' certificates.</summary>
    public string? CertificateName { get; init; }

    /// <summary>Whether <see cref="Where"/> is a connection string.</summary>
    public bool IsDatabase => Where.Contains('=', StringComparison.Ordinal);

    /// <summary>The cluster as a person knows it: a connection string, which may hold a password, is not repeated.</summary>
    public override string ToString() => IsDatabase ? $"cluster {ClusterId}, by its database" : $"cluster {ClusterId} at {Where}";

    /// <exception cref="FormatException">The connection string is malformed, or there is no such certificate.</exception>
    internal void Check()
    {
        try
        {
            if (IsDatabase)
                _ = new Npgsql.NpgsqlConnectionStringBuilder(Where);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new FormatException(
                $"--cluster: got a connection string that cannot be read ({error.Message.TrimEnd('.')}), expected one such as Host=...;Username=...;Database=...",
                error
            );
        }
        if (Certificate is not null && !File.Exists(Certificate))
            throw new FormatException($"--cluster-certificate: got no such file as {Certificate}, expected a PKCS#12 file");
        if (Certificate is not null && CertificateName is null)
            throw new FormatException("--cluster-certificate: got no --cluster-name, expected the name in the silos' certificates");
    }

    /// <summary>The gateways.</summary>
    /// <exception cref="FormatException">One is not an IP address and a port.</exception>
    public IPEndPoint[] ToGateways() =>
        [.. Where.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Gateway)];

    private static IPEndPoint Gateway(string text) =>
        IPEndPoint.TryParse(text, out var gateway) && gateway.Port > 0
            ? gateway
            : throw new FormatException(
                $"--cluster: got {text}, expected an IP address and a port such as {Local}, or a connection string such as Host=...;Database=..."
            );
}

/// <summary>A connection to a cluster.</summary>
public sealed class ClusterConnection : IAsyncDisposable
{
    private readonly IHost host;
    private readonly IClusterClient client;

    private ClusterConnection(IHost host)
    {
        this.host = host;
        client = host.Services.GetRequiredService<IClusterClient>();
    }

    /// <summary>Connects, waiting for the cluster if it is not up yet.</summary>
    /// <exception cref="FormatException">The address is malformed.</exception>
    /// <exception cref="TimeoutException">No silo answered in time.</exception>
    public static async Task<ClusterConnection> Connect(
        ClusterAddress address,
        TimeSpan? patience = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(address);
        address.Check();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience ?? TimeSpan.FromSeconds(20));
        Exception? last = null;
        builder.UseOrleansClient(orleans => Configure(orleans, address, error => last = error, limit.Token));
        var host = builder.Build();
        try
        {
            await host.StartAsync(limit.Token);
            return new ClusterConnection(host);
        }
        catch (Exception) when (limit.IsCancellationRequested)
        {
            host.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException(
                last is System.Data.Common.DbException error
                    ? $"--cluster: the database does not answer ({error.Message})"
                    : $"--cluster: no silo answers at {(address.IsDatabase ? "the gateways that the database lists" : address.Where)}"
            );
        }
    }

    /// <summary>Runs cases of a scenario on the cluster.</summary>
    /// <param name="scenario">The scenario with its files.</param>
    /// <param name="name">Name of the study for people.</param>
    /// <param name="id">Key of the study; null: a new one.</param>
    /// <param name="keep">Whether the cluster keeps study and results when they have been read.</param>
    public ICaseHost HostOf(ScenarioBundle scenario, string name, string? id = null, bool keep = true) =>
        new ClusterHost(client, scenario)
        {
            Name = name,
            StudyId = id,
            Keep = keep,
        };

    /// <summary>A study, to watch, cancel, remove or read.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="patience">How long the cluster may be silent before waiting is given up; null: for ever.</param>
    /// <param name="silent">Told how long the cluster has been silent, at each request that was lost.</param>
    public StudyClient Study(string id, TimeSpan? patience = null, Action<TimeSpan>? silent = null) =>
        new(client, id) { Patience = patience, Silent = silent };

    /// <summary>All studies that the cluster knows, with their progress.</summary>
    /// <param name="patience">How long the cluster may be silent before waiting is given up; null: for ever.</param>
    /// <param name="silent">Told how long the cluster has been silent, at each request that was lost.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IReadOnlyList<StudyProgress>> Studies(
        TimeSpan? patience = null,
        Action<TimeSpan>? silent = null,
        CancellationToken cancellation = default
    ) => new StudiesClient(client) { Patience = patience, Silent = silent }.All(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await host.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(2)).Token);
        }
        catch (OperationCanceledException)
        {
            // The silos did not say goodbye in time.
        }
        host.Dispose();
    }

    private static void Configure(IClientBuilder orleans, ClusterAddress address, Action<Exception> failed, CancellationToken limit)
    {
        orleans.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (address.ClusterId, address.ClusterId));
        if (address.IsDatabase)
            orleans.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", address.Where));
        else
            orleans.UseStaticClustering(address.ToGateways());
        orleans.AddTradeSim();
        // A silo that comes back is found within seconds.
        orleans.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
        orleans.UseConnectionRetryFilter(
            async (error, _) =>
            {
                failed(error);
                await Task.Delay(TimeSpan.FromMilliseconds(250), limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return !limit.IsCancellationRequested;
            }
        );
        if (address.Certificate is not { } certificate)
            return;
        orleans.UseTls(X509CertificateLoader.LoadPkcs12FromFile(certificate, address.CertificatePassword), tls =>
        {
            tls.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
            tls.OnAuthenticateAsClient = (_, authentication) => authentication.TargetHost = address.CertificateName;
        });
    }
}
