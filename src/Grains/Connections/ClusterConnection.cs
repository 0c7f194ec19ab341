using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Messaging;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;
using TradeSim.Scenarios;

namespace TradeSim.Grains.Connections;

/// <summary>A connection to a cluster.</summary>
public sealed class ClusterConnection : IAsyncDisposable
{
    private readonly IHost host;
    private readonly IClusterClient client;
    private readonly GatewayWatch watch;

    private ClusterConnection(IHost host, GatewayList gateways)
    {
        this.host = host;
        client = host.Services.GetRequiredService<IClusterClient>();
        watch = new GatewayWatch(client, gateways);
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
        var gateways = new GatewayList(address.IsDatabase || address.IsRedis ? [] : address.ToGateways());
        builder.UseOrleansClient(orleans => Configure(orleans, address, gateways, error => last = error, limit.Token));
        var host = builder.Build();
        try
        {
            await host.StartAsync(limit.Token);
            return new ClusterConnection(host, gateways);
        }
        catch (Exception) when (limit.IsCancellationRequested)
        {
            host.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException(
                last is System.Data.Common.DbException error ? $"the database does not answer ({error.Message})"
                : address.IsRedis ? "no silo answers at the gateways that Redis lists"
                : address.IsDatabase ? "no silo answers at the gateways that the database lists"
                : $"no silo answers at {address.Where}"
            );
        }
    }

    /// <summary>Runs cases of a scenario on the cluster.</summary>
    /// <param name="scenario">The scenario with its files.</param>
    /// <param name="name">Name of the study for people.</param>
    /// <param name="id">Key of the study; null: a new one.</param>
    /// <param name="keep">Whether the cluster keeps study and results when they have been read.</param>
    public Studies.Cases.ICaseRunner HostOf(ScenarioBundle scenario, string name, string? id = null, bool keep = true) =>
        new ClusterHost(client, scenario)
        {
            Name = name,
            StudyId = id,
            Keep = keep,
        };

    /// <summary>A study, to watch, cancel, remove or read.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="patience">How long to wait for a silent cluster; null: without limit.</param>
    /// <param name="silent">Receives the time for which the cluster has been silent, after each lost request.</param>
    public StudyClient Study(string id, TimeSpan? patience = null, Action<TimeSpan>? silent = null) =>
        new(client, id) { Patience = patience, Silent = silent };

    /// <summary>All studies that the cluster knows, with their progress.</summary>
    /// <param name="patience">How long to wait for a silent cluster; null: without limit.</param>
    /// <param name="silent">Receives the time for which the cluster has been silent, after each lost request.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IReadOnlyList<StudyProgress>> Studies(
        TimeSpan? patience = null,
        Action<TimeSpan>? silent = null,
        CancellationToken cancellation = default
    ) => new StudiesClient(client) { Patience = patience, Silent = silent }.All(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await watch.DisposeAsync();
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

    private static void Configure(
        IClientBuilder orleans,
        ClusterAddress address,
        GatewayList gateways,
        Action<Exception> failed,
        CancellationToken limit
    )
    {
        orleans.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (address.ClusterId, address.ClusterId));
        if (address.IsDatabase)
            orleans.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", address.Where));
        else if (address.IsRedis)
            orleans.UseRedisClustering(clustering => clustering.ConfigurationOptions = RedisConnection.Parse(address.Redis));
        else
        {
            orleans.UseStaticClustering(address.ToGateways());
            orleans.Services.AddSingleton<IGatewayListProvider>(gateways);
        }
        orleans.AddTradeSim();
        // A restarted silo is found within seconds.
        orleans.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));
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
