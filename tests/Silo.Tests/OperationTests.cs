using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using TradeSim.Grains.Connections;
using TradeSim.Grains.LocalSilos;

namespace TradeSim.Silo.Tests;

/// <summary>What whoever operates silos relies on: health, logs, metrics, encryption, a graceful stop, clear refusals.</summary>
[Collection(nameof(OperationTests))]
public sealed class OperationTests
{
    private const string Scenario = "scenarios/kyrgyzstan-belarus-500m.yaml";

    /// <summary>Ports that others do not take.</summary>
    private static readonly string[] Elsewhere = ["--Silo:Port=21311", "--Silo:GatewayPort=31311", "--Silo:HealthPort=0"];

    private CancellationToken Patience { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    [Fact]
    public async Task A_silo_reports_its_health_writes_json_lines_counts_cases_and_stops_when_it_is_asked()
    {
        using var folder = new TemporaryFolder();
        using var collector = new Collector();
        using var environment = new Environments(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "200")
        );
        await using var cluster = await LocalCluster.Start(1, clusterId: "operated", cancellation: Patience);
        var silo = cluster.Silos[0];
        using var http = new HttpClient();
        Assert.Equal(
            """{"status":"Healthy","silos":1,"store":"answers"}""",
            await http.GetStringAsync(new Uri($"http://127.0.0.1:{silo.HealthPort}/health"), Patience)
        );

        Assert.Equal(
            0,
            Tradesim
                .Run(
                    "run", // whose countries exchange messages
                    Scenario,
                    "--out",
                    folder["run"],
                    "--cluster",
                    cluster.Address.Where,
                    "--cluster-id",
                    "operated",
                    "--cluster-wait",
                    "60"
                )
                .ExitCode
        );
        foreach (var metric in (string[])["tradesim.cases", "tradesim.rounds", "tradesim.messages", "orleans-"])
            await collector.WaitFor(metric, Patience);

        await silo.Stop(Patience);
        var lines = silo
            .Log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .ToArray();
        Assert.Contains(lines, line => line.GetProperty("Message").GetString()!.Contains("has ended: Finished", StringComparison.Ordinal));
    }

    /// <summary>The dashboard has a port of its own, on loopback, and only where one is asked for.</summary>
    [Fact]
    public async Task The_dashboard_answers_where_it_is_asked_for_and_only_there()
    {
        var port = FreePorts.Take(1)[0];
        await using var cluster = await LocalCluster.Start(
            1,
            clusterId: "watched",
            options: [string.Create(CultureInfo.InvariantCulture, $"--Silo:DashboardPort={port}")],
            cancellation: Patience
        );
        using var http = new HttpClient();

        Assert.Contains("Orleans", await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/"), Patience), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf($"http://127.0.0.1:{port}/health"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf($"http://127.0.0.1:{cluster.Silos[0].HealthPort}/"));

        async Task<HttpStatusCode> StatusOf(string address)
        {
            using var answer = await http.GetAsync(new Uri(address), Patience);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Connections_are_encrypted_where_certificates_are_given_and_nobody_gets_in_without_one()
    {
        using var folder = new TemporaryFolder();
        var (file, password) = (folder["silo.pfx"], "a password");
        using (var key = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=tradesim.internal", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("tradesim.internal");
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, true));
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
            await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pkcs12, password), Patience);
            await File.WriteAllTextAsync(folder["trusted.pem"], certificate.ExportCertificatePem(), Patience);
        }
        // What the silos and the client, processes of their own, trust.
        using var environment = new Environments(("SSL_CERT_FILE", folder["trusted.pem"]), ("TRADESIM_CLUSTER_PASSWORD", password));
        string[] tls = [$"--Silo:Tls:Certificate={file}", $"--Silo:Tls:Password={password}", "--Silo:Tls:Name=tradesim.internal"];
        await using var cluster = await LocalCluster.Start(2, clusterId: "encrypted", options: tls, cancellation: Patience);
        string[] where = ["--cluster", cluster.Address.Where, "--cluster-id", "encrypted"];
        string[] certified = ["--cluster-certificate", file, "--cluster-name", "tradesim.internal", "--cluster-wait", "60"];

        var run = Tradesim.RunProcess(["run", Scenario, "--out", folder["run"], .. where, .. certified]);
        Assert.True(run.ExitCode == 0, run.ToString());

        var bare = Tradesim.RunProcess(["studies", .. where, "--cluster-wait", "5"]);
        Assert.Equal(1, bare.ExitCode);
        Assert.Contains("--cluster: no silo answers at ", bare.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Silo:Address: got somewhere, expected an IP address", "--Silo:Address=somewhere")]
    [InlineData("Silo:Primary: got 127.0.0.1:x, expected an IP address and a port such as 127.0.0.1:11111", "--Silo:Primary=127.0.0.1:x")]
    [InlineData(
        "Silo:Database: got a connection string that cannot be read, expected one such as Host=",
        "--Silo:Database=Host=127.0.0.1;Prot=5432"
    )]
    [InlineData("Silo:Tls:Certificate: file not found: nowhere.pfx, expected a PKCS#12 file", "--Silo:Tls:Certificate=nowhere.pfx")]
    [InlineData("Failed to convert configuration value 'abc' at 'Silo:Port'", "--Silo:Port=abc")]
    [InlineData("'Databse'", "--Silo:Databse=Host=10.0.0.5")]
    [InlineData("FailureDetectionSeconds must be between 3 and 600", "--Silo:FailureDetectionSeconds=1")]
    public async Task A_silo_refuses_invalid_options(string says, string option)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            LocalCluster.Start(1, clusterId: "nonsense", options: [option], cancellation: Patience)
        );

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_cannot_start_says_why_in_a_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await Fails(
            $"HealthPort {port}): Failed to bind to address http://127.0.0.1:{port}: address already in use",
            $"--Silo:HealthPort={port}"
        );
        await Fails($"Port {port}, ", $"--Silo:Port={port}");
        await Fails("Failed to connect to 127.0.0.1:9", "--Silo:Database=Host=127.0.0.1;Port=9;Username=x;Database=x");

        async Task Fails(string says, string option)
        {
            var file = Path.Combine(AppContext.BaseDirectory, "tradesim-silo.dll");
            using var silo = Process.Start(
                new ProcessStartInfo("dotnet", [file, .. Elsewhere, option]) { RedirectStandardError = true, RedirectStandardOutput = true }
            )!;
            silo.BeginOutputReadLine();
            var error = await silo.StandardError.ReadToEndAsync(Patience);
            await silo.WaitForExitAsync(Patience);
            Assert.Equal(1, silo.ExitCode);
            Assert.StartsWith("The silo could not start (", error, StringComparison.Ordinal);
            Assert.Contains(says, error, StringComparison.Ordinal);
            Assert.Single(error.Trim().Split('\n'));
        }
    }

    [PostgreSqlFact]
    public async Task A_grain_has_one_row_and_making_that_so_twice_changes_nothing()
    {
        const string Insert =
            "insert into orleansstorage (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, serviceid, modifiedon) "
            + "values (1, 2, 3, 4, 'study', 'tradesim', now())";
        using var database = await PostgreSql.StartNew();
        using var environment = new Environments(("Silo__Database", database.Connection));
        using var again = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tradesim-silo.dll"), "database"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        Assert.Equal("tradesim.sql: done", (await again.StandardOutput.ReadToEndAsync(Patience)).TrimEnd());
        await again.WaitForExitAsync(Patience);
        Assert.Equal(0, again.ExitCode);

        Assert.Equal(1, await database.Count($"with inserted as ({Insert} returning 1) select count(*) from inserted"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            database.Count($"with inserted as ({Insert} returning 1) select count(*) from inserted")
        );
    }

    [Fact]
    public async Task A_client_that_waits_for_a_lost_cluster_gives_up_in_the_end()
    {
        await using var cluster = await LocalCluster.Start(1, clusterId: "gone", cancellation: Patience);
        await using var connection = await ClusterConnection.Connect(cluster.Address, cancellation: Patience);
        var silences = new List<TimeSpan>();
        var study = connection.Study("s", patience: TimeSpan.FromSeconds(1), silences.Add);
        await study.Describe(Patience);
        await cluster.Kill(cluster.Silos[0]);

        var error = await Assert.ThrowsAsync<Studies.Cases.StudyException>(() => study.Describe(Patience));

        Assert.Contains("The cluster has not answered for", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Environment variables that processes started meanwhile inherit.</summary>
    private sealed class Environments : IDisposable
    {
        private readonly string[] names;

        public Environments(params (string Name, string Value)[] variables)
        {
            names = [.. variables.Select(variable => variable.Name)];
            foreach (var (name, value) in variables)
                Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose()
        {
            foreach (var name in names)
                Environment.SetEnvironmentVariable(name, null);
        }
    }

    /// <summary>A collector of OpenTelemetry, which only remembers what it was sent.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly StringBuilder seen = new();

        public Collector()
        {
            Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePorts.Take(1)[0]}");
            listener.Prefixes.Add(Address + "/");
            listener.Start();
            _ = Listen();
        }

        public string Address { get; }

        /// <summary>Waits until a metric of that name came.</summary>
        public async Task WaitFor(string metric, CancellationToken cancellation)
        {
            while (true)
            {
                lock (seen)
                {
                    if (seen.ToString().Contains(metric, StringComparison.Ordinal))
                        return;
                }
                Assert.False(cancellation.IsCancellationRequested, $"The metric {metric} did not come.");
                await Task.Delay(100, CancellationToken.None);
            }
        }

        public void Dispose() => listener.Close();

        private async Task Listen()
        {
            while (listener.IsListening)
            {
                try
                {
                    var context = await listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    lock (seen)
                        seen.Append(Encoding.Latin1.GetString(body.ToArray()));
                    context.Response.Close();
                }
                catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}

/// <summary>These tests set environment variables, which the silos of other tests would inherit.</summary>
[CollectionDefinition(nameof(OperationTests), DisableParallelization = true)]
public sealed class OperationsRunAlone;
