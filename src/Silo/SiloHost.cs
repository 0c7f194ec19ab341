using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting.Server;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Dashboard;
using TradeSim.Grains.Connections;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Storage;

namespace TradeSim.Silo;

/// <summary>The generic host of a silo.</summary>
internal static class SiloHost
{
    private const string PostgreSql = "Npgsql";
    private const string HealthPath = "/health";

    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var (options, errors) = Read(builder.Configuration.GetSection("Silo"));
        if (errors.Length > 0)
        {
            foreach (var error in errors)
                await Console.Error.WriteLineAsync(error);
            return 2;
        }
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        builder.Services.AddHealthChecks().AddCheck<ClusterHealth>("cluster");
        builder.Services.AddSingleton<IFatalErrorHandler, FatalExit>();
        if (options.HealthPort > 0 || options.DashboardPort > 0)
        {
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                if (options.HealthPort > 0)
                    kestrel.Listen(IPAddress.Parse(options.HealthAddress), options.HealthPort);
                if (options.DashboardPort > 0)
                    kestrel.Listen(IPAddress.Parse(options.DashboardAddress), options.DashboardPort);
            });
        }
        else
            builder.Services.AddSingleton<IServer, NoServer>(); // without an address, Kestrel would listen at its default
        // A silo that stops waits until its batches are returned, which takes a round, not minutes.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.UseOrleans(silo => Configure(silo, options));
        using var metrics = Metrics(builder.Configuration);
        await using var host = builder.Build();
        // Health and dashboard have a port each, which may be open to different machines.
        host.Use(
            (context, next) =>
            {
                if (context.Connection.LocalPort == options.HealthPort == (context.Request.Path == HealthPath))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        );
        host.MapHealthChecks(HealthPath, new HealthCheckOptions { ResponseWriter = ClusterHealth.Write });
        if (options.DashboardPort > 0)
            host.MapOrleansDashboard();
        try
        {
            await host.StartAsync();
        }
        // The administrator must fix every reason for a failed start, such as a port in use or a database that does not answer.
#pragma warning disable CA1031
        catch (Exception error)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync(
                $"The silo could not start (Address {options.Address}, Port {options.Port}, GatewayPort {options.GatewayPort}, "
                    + $"HealthPort {options.HealthPort}): {Reason(error)}"
            );
            return 1;
        }
        if (options.StopWithInput)
            StopWithInput(host.Lifetime);
        await host.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The process that started this silo holds the other end of its input, which closes if that process is killed.</summary>
    private static void StopWithInput(IHostApplicationLifetime lifetime) =>
        _ = Task.Run(async () =>
        {
            await using var input = Console.OpenStandardInput();
            await input.CopyToAsync(Stream.Null, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lifetime.StopApplication();
        });

    /// <summary>What happened, and why, in a line.</summary>
    private static string Reason(Exception error) =>
        error.InnerException is { } inner && !error.Message.Contains(inner.Message, StringComparison.OrdinalIgnoreCase)
            ? $"{error.Message.TrimEnd('.')}: {Reason(inner)}"
            : error.Message;

    /// <summary>The options, and every error in them.</summary>
    private static (SiloOptions Options, string[] Errors) Read(IConfigurationSection section)
    {
        try
        {
            var options = section.Get<SiloOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new SiloOptions();
            return (options, ErrorsOf(options));
        }
        catch (InvalidOperationException error)
        {
            return (new SiloOptions(), [$"Silo: {error.Message}"]);
        }
    }

    internal static void Configure(ISiloBuilder silo, SiloOptions options)
    {
        var address = IPAddress.Parse(options.Address);
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ClusterId));
        silo.ConfigureEndpoints(address, options.Port, options.GatewayPort, listenOnAnyHostAddress: false);
        silo.Configure<EndpointOptions>(endpoints =>
        {
            if (options.ListenPort > 0)
                endpoints.SiloListeningEndpoint = new IPEndPoint(address, options.ListenPort);
            if (options.GatewayListenPort > 0)
                endpoints.GatewayListeningEndpoint = new IPEndPoint(address, options.GatewayListenPort);
        });
        if (options.Database is { } given)
        {
            var database = WithPool(given);
            silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (PostgreSql, database));
            silo.AddAdoNetGrainStorage(TradeSimStorage.Name, storage =>
                (storage.Invariant, storage.ConnectionString, storage.DeleteStateOnClear) = (PostgreSql, database, true)
            );
        }
        else if (options.Redis is { } redis)
        {
            silo.UseRedisClustering(clustering => clustering.ConfigurationOptions = RedisConnection.Parse(redis));
            silo.AddRedisGrainStorage(TradeSimStorage.Name, storage =>
                (storage.ConfigurationOptions, storage.DeleteStateOnClear) = (RedisConnection.Parse(redis), true)
            );
        }
        else
        {
            silo.UseDevelopmentClustering(
                options.Primary is { } primary ? IPEndPoint.Parse(primary) : new IPEndPoint(address, options.Port)
            );
            silo.AddMemoryGrainStorage(TradeSimStorage.Name);
        }
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(options.FailureDetectionSeconds / 3.0);
            membership.NumMissedProbesLimit = 3;
            membership.NumVotesForDeathDeclaration = 1;
            // A silo from whose connection something came lately is not voted dead, which protects busy silos. By default that window is
            // four
            // times as long as the probes take (24 s instead of 6): a silo that froze stayed a member for so long.
            membership.MaxProbeTimeout = membership.ProbeTimeout;
            membership.EnableIndirectProbes = false;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(options.FailureDetectionSeconds);
            // A joining silo probes all others; silos that were killed together with those that monitored them do not answer.
            // It ignores silos that have not written for three times this period, so after a loss of all silos the first one is
            // running again after that time.
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(options.FailureDetectionSeconds / 3.0);
            membership.MaxJoinAttemptTime = TimeSpan.FromSeconds(3 * options.FailureDetectionSeconds);
        });
        // A starting cluster loses messages. All requests to a grain wait for a single look-up of its place.
        silo.Configure<SiloMessagingOptions>(messaging =>
            messaging.SystemResponseTimeout = TimeSpan.FromSeconds(options.FailureDetectionSeconds)
        );
        if (options.Tls.Certificate is { } certificate)
            UseTls(silo, options.Tls, certificate);
        if (options.DashboardPort > 0)
            silo.AddDashboard();
        silo.AddTradeSim(new StudyLimits(options.MostStudies, (long)options.MostStoredMebibytes << 20));
    }

    /// <summary>The connection string, with a limit of connections unless it names one: PostgreSQL has 100 in all, Npgsql would take as
    /// many for each silo, and who is refused one has lost what it wrote.</summary>
    internal static string WithPool(string database)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = database };
        return given.ContainsKey("Maximum Pool Size") || given.ContainsKey("MaxPoolSize")
            ? database
            : new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = SiloOptions.MostConnections }.ConnectionString;
    }

    private static void UseTls(ISiloBuilder silo, TlsOptions tls, string certificate) =>
        silo.UseTls(X509CertificateLoader.LoadPkcs12FromFile(certificate, tls.Password), options =>
        {
            options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
            options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
            options.OnAuthenticateAsClient = (_, authentication) => authentication.TargetHost = tls.Name;
        });

    /// <summary>Metrics go to a collector if the usual variable names one.</summary>
    private static MeterProvider? Metrics(ConfigurationManager configuration) =>
        configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null
            ? null
            : Sdk.CreateMeterProviderBuilder().AddMeter(Telemetry.Meter).AddMeter("Microsoft.Orleans").AddOtlpExporter().Build();

    private static string[] ErrorsOf(SiloOptions options)
    {
        var errors = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), errors, validateAllProperties: true);
        return
        [
            .. errors.Select(error => $"Silo: {error.ErrorMessage}"),
            .. Unless(IPAddress.TryParse(options.Address, out _), $"Silo:Address: got {options.Address}, expected an IP address"),
            .. Unless(
                IPAddress.TryParse(options.HealthAddress, out _),
                $"Silo:HealthAddress: got {options.HealthAddress}, expected an IP address"
            ),
            .. Unless(
                options.Primary is null || IPEndPoint.TryParse(options.Primary, out _),
                $"Silo:Primary: got {options.Primary}, expected an IP address and a port such as 127.0.0.1:11111"
            ),
            .. Unless(
                IPAddress.TryParse(options.DashboardAddress, out _),
                $"Silo:DashboardAddress: got {options.DashboardAddress}, expected an IP address"
            ),
            .. Unless(options.Database is null || options.Redis is null, "Silo:Database and Silo:Redis: got both, expected one store"),
            .. Unless(
                options.Redis is null || RedisConnection.IsValid(options.Redis),
                "Silo:Redis: got a configuration that cannot be read, expected one such as 10.0.0.5:6379,password=...,ssl=true"
            ),
            .. Unless(
                options.Database is null || IsConnection(options.Database),
                "Silo:Database: got a connection string that cannot be read, expected one such as Host=...;Username=...;Database=..."
            ),
            .. Unless(
                options.Tls.Certificate is null || File.Exists(options.Tls.Certificate),
                $"Silo:Tls:Certificate: file not found: {options.Tls.Certificate}, expected a PKCS#12 file"
            ),
            .. Unless(
                !File.Exists(options.Tls.Certificate) || CanBeRead(options.Tls),
                $"Silo:Tls:Certificate: got {options.Tls.Certificate}, which cannot be read, expected a PKCS#12 file and its Password"
            ),
            .. Unless(
                options.Tls.Certificate is null || options.Tls.Name is not null,
                "Silo:Tls:Name: got nothing, expected the name in the silos' certificates"
            ),
        ];

        static bool IsConnection(string database)
        {
            try
            {
                return new NpgsqlConnectionStringBuilder(database).Host is not null;
            }
            catch (Exception error) when (error is ArgumentException or FormatException)
            {
                return false;
            }
        }

        static bool CanBeRead(TlsOptions tls)
        {
            try
            {
                X509CertificateLoader.LoadPkcs12FromFile(tls.Certificate!, tls.Password).Dispose();
                return true;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
            {
                return false;
            }
        }

        static IEnumerable<string> Unless(bool holds, string error) => holds ? [] : [error];
    }
}
