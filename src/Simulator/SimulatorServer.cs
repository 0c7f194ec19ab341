using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TradeSim.Engine.Baseline;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Scenarios;
using TradeSim.Simulator.Messages;

namespace TradeSim.Simulator;

/// <summary>The simulator's server: on loopback, for one user's pages, and for no other site's.</summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    private const int MostBytes = 1 << 16; // of a question
    private const int MostLetters = 500; // of one path=value
    private const int MostNumbers = 200; // that differ from the file
    private const int MostPins = 8;
    private const int MostConnections = 64;
    private const int StepsPerSecond = 100; // more than a screen redraws
    private const int StepsAtOnce = 2;
    private const int StepsWaiting = 16;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 8,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SimulatorService service;
    private readonly ImmutableDictionary<string, SimulatorService> services; // by language
    private readonly PageRequests requests = new();
    private readonly PageRequests studies = new();
    private readonly ConnectionLimit connections = new(MostConnections);
    private readonly WebApplication application;
    private readonly Func<int, string> command;

    private SimulatorServer(SimulatorService service, Func<int, string> command, int port)
    {
        (this.service, this.command) = (service, command);
        services = ReportLanguage.All.ToImmutableDictionary(language => language.Code, service.In);
        // Nothing of the environment or of a file opens another port.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddRateLimiter(Limit);
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = MostBytes;
                kestrel.Limits.MaxRequestLineSize = MostBytes;
                kestrel.Limits.MaxRequestBufferSize = 2 * MostBytes;
                // Kestrel's own limit refuses new connections; this one closes old ones.
                kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(3);
                kestrel.Limits.MinRequestBodyDataRate = new Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate(
                    bytesPerSecond: 240,
                    gracePeriod: TimeSpan.FromSeconds(3)
                );
                kestrel.Listen(IPAddress.Loopback, port, listen => listen.Use(next => connection => connections.Process(connection, next)));
            });
        application = builder.Build();
        application.Use(connections.Process);
        application.Use(Guard);
        application.UseRateLimiter();
        Map(application);
    }

    /// <summary>The page's address.</summary>
    public string Address => application.Urls.First() + "/";

    private int Port => new Uri(Address).Port;

    /// <summary>Starts the server.</summary>
    /// <param name="service">Who runs the scenario.</param>
    /// <param name="command">The command that starts it again on a port.</param>
    /// <param name="port">The port; 0: a free one.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <exception cref="UserException">The port is taken or not allowed.</exception>
    public static async Task<SimulatorServer> Start(
        SimulatorService service,
        Func<int, string> command,
        int port,
        CancellationToken cancellation
    )
    {
        var server = new SimulatorServer(service, command, port);
        try
        {
            await server.application.StartAsync(cancellation);
            return server;
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            await server.DisposeAsync();
            throw new UserException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--port: got {port}, which cannot be used ({exception.Message.TrimEnd('.')}), expected a free port, or none for "
                        + $"any free one"
                )
            );
        }
    }

    /// <summary>Waits for Ctrl+C.</summary>
    public async Task UntilStopped(CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = cancellation.Register(stopped.SetResult);
        await stopped.Task;
        await application.StopAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => application.DisposeAsync();

    private void Map(WebApplication routes)
    {
        // What opens the page is never refused: no limit keeps a reload after a quick drag from its script.
        var pages = services.ToImmutableDictionary(each => each.Key, each => SimulatorPage.Html(each.Value.Texts, service.Loaded));
        routes
            .MapGet("/", (HttpContext context) => Results.Text(pages[In(context).Texts.Language.Code], "text/html; charset=utf-8"))
            .DisableRateLimiting();
        Text(routes, "/simulator.css", "text/css", SimulatorPage.Resource("simulator.css"));
        Text(routes, "/simulator.js", "text/javascript", SimulatorPage.Resource("simulator.js"));
        Text(routes, "/figures.css", "text/css", FigureScript.Css);
        Text(routes, "/figures.js", "text/javascript", FigureScript.JavaScript);
        routes.MapGet("/favicon.ico", () => Results.NoContent()).DisableRateLimiting();
        routes.MapGet("/api/alive", () => Answer(new { service.Loaded.Bundle.Sha256 })).DisableRateLimiting();
        routes.MapGet("/api/content", (HttpContext context) => Answer(In(context).Content(command(Port)))).DisableRateLimiting();
        routes.MapPost("/api/step", (Delegate)Step);
        routes.MapPost("/api/solve", context =>
            Study(context, (asked, own, cancellation) => new SimulatorStudies(own).Solve(asked, cancellation))
        );
        routes.MapPost("/api/ensemble", context =>
            Study(context, (asked, own, cancellation) => new SimulatorStudies(own).Ensemble(asked, cancellation))
        );
        Download(routes, "scenario.yaml", "application/yaml", (set, own, _) => System.Text.Encoding.UTF8.GetBytes(own.Read(set).ToYaml()));
        Download(routes, "scenario.zip", "application/zip", (set, own, _) => Downloads.ScenarioWithData(own.Read(set)));
        Download(routes, "report.html", "text/html", (set, own, cancellation) =>
            Downloads.Report(own.Of(set, cancellation), own.Texts.Language)
        );
        Download(routes, "data.zip", "application/zip", (set, own, cancellation) => Downloads.Results(own.Of(set, cancellation)));
    }

    /// <summary>The service in the page's language, or else in that of the command.</summary>
    private SimulatorService In(HttpContext context) => services.GetValueOrDefault(context.Request.Query["lang"].ToString()) ?? service;

    private static void Text(WebApplication routes, string path, string type, string text) =>
        routes.MapGet(path, () => Results.Text(text, $"{type}; charset=utf-8")).DisableRateLimiting();

    /// <summary>A step of the page; a newer question of the same page cancels the one before.</summary>
    private async Task<IResult> Step(HttpContext context)
    {
        const string Form =
            "{ \"page\": \"...\", \"set\": [\"path=value\"], \"pins\": [{ \"name\": \"...\", \"set\": [] }], "
            + "\"width\": 720, \"smallWidth\": 400, \"places\": [\"targets\"] }";
        var (question, refusal) = await Read<StepRequest>(context, Form, Faults);
        if (question is null)
            return refusal!;
        using var turn = requests.Begin(question.Page, context.RequestAborted);
        return Guarded(() => Answer(In(context).Step(question, turn.Token)));
    }

    /// <summary>A study of the state of a page; a newer one of the same page cancels the one before.</summary>
    private async Task Study(HttpContext context, Func<StudyQuestion, SimulatorService, CancellationToken, StudyReply> answer)
    {
        const string Form = "{ \"page\": \"...\", \"set\": [\"path=value\"], \"width\": 720 }";
        var (question, refusal) = await Read<StudyQuestion>(context, Form, Faults);
        if (question is not null)
        {
            using var turn = studies.Begin(question.Page, context.RequestAborted);
            refusal = await Task.Run(() => Guarded(() => Answer(answer(question, In(context), turn.Token))), CancellationToken.None);
        }
        await refusal!.ExecuteAsync(context);
    }

    /// <summary>Reads a question, or says why it is none.</summary>
    private static async Task<(T? Question, IResult? Refusal)> Read<T>(HttpContext context, string form, Func<T?, string[]> faultsOf)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
            return (
                null,
                Refuse(StatusCodes.Status415UnsupportedMediaType, $"got {Quoted(context.Request.ContentType)}, expected application/json")
            );
        try
        {
            var question = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted);
            return faultsOf(question) is { Length: > 0 } faults
                ? (null, Refuse(StatusCodes.Status400BadRequest, [.. faults]))
                : (question, null);
        }
        catch (JsonException exception)
        {
            return (null, Refuse(StatusCodes.Status400BadRequest, $"got an invalid request body ({exception.Message}), expected {form}"));
        }
        catch (BadHttpRequestException exception)
        {
            return (
                null,
                Refuse(
                    exception.StatusCode,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"got more than {MostBytes} bytes or a broken request, expected a question of at most so many"
                    )
                )
            );
        }
    }

    private void Download(
        WebApplication routes,
        string name,
        string type,
        Func<ImmutableArray<string>, SimulatorService, CancellationToken, byte[]> make
    ) => routes.MapGet($"/download/{name}", (HttpContext context) =>
        {
            ImmutableArray<string> set = [.. context.Request.Query["set"].OfType<string>()];
            if (FaultsOf(set, "set").ToArray() is { Length: > 0 } faults)
                return Refuse(StatusCodes.Status400BadRequest, [.. faults]);
            return Guarded(() =>
                Results.File(
                    make(set, In(context), context.RequestAborted),
                    type,
                    $"{Path.GetFileNameWithoutExtension(service.Loaded.Bundle.Scenario)}-{name}"
                )
            );
        });

    /// <summary>Errors have the same text as on the command line.</summary>
    private static IResult Guarded(Func<IResult> work)
    {
        try
        {
            return work();
        }
        catch (ScenarioException exception)
        {
            return Refuse(StatusCodes.Status400BadRequest, [.. exception.Errors.Select(error => error.ToString())]);
        }
        catch (UserException exception)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, exception.Message);
        }
        catch (InconsistentBaselineException exception)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Refuse(StatusCodes.Status409Conflict, "a newer question of the same page came in");
        }
#pragma warning disable CA1031 // An error of one request must not stop the server; the page shows it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Refuse(StatusCodes.Status500InternalServerError, exception.Message);
        }
    }

    private string[] Faults(StepRequest? question)
    {
        if (question is null)
            return ["got nothing, expected a question"];
        if (
            question.Page is null
            || question.Set.IsDefault
            || question.Pins.IsDefault
            || question.Places.IsDefault
            || question.Pins.Any(pin => pin?.Name is null || pin.Set.IsDefault)
        )
            return ["got a question without all of page, set, pins (with name and set), width, smallWidth and places, expected these"];
        return
        [
            .. PageFault(question.Page),
            .. WidthFault("width", question.Width),
            .. WidthFault("smallWidth", question.SmallWidth),
            .. question.Pins.Length > MostPins ? [$"pins: got {question.Pins.Length}, expected at most {MostPins}"] : Array.Empty<string>(),
            .. question.Pins.Any(pin => string.IsNullOrWhiteSpace(pin.Name) || pin.Name.Length > 60)
                ? ["pins: got a name that is empty or longer than 60 letters, expected a short name"]
                : Array.Empty<string>(),
            .. question.Pins.Select(pin => pin.Name).Distinct().Count() < question.Pins.Length
                ? ["pins: got a name twice, expected names that differ"]
                : Array.Empty<string>(),
            .. question.Pins.Any(pin => services.Values.Any(own => pin.Name == own.Texts["now"] || pin.Name == own.Texts["file"]))
                ? ["pins: got a name of a line that is always there, expected another"]
                : Array.Empty<string>(),
            .. FaultsOf(question.Set, "set"),
            .. question.Pins.SelectMany(pin => FaultsOf(pin.Set, $"pin {Quoted(pin.Name)}")),
        ];
    }

    private static string[] Faults(StudyQuestion? question) =>
        question is null || question.Page is null || question.Set.IsDefault
            ? ["got a question without all of page, set and width, expected these"]
            : [.. PageFault(question.Page), .. WidthFault("width", question.Width), .. FaultsOf(question.Set, "set")];

    private static string[] PageFault(string page) =>
        page.Length is 0 or > 64 ? [$"page: got {page.Length} letters, expected 1 to 64"] : [];

    private static string[] WidthFault(string what, int width) =>
        width is < 280 or > 2000 ? [$"{what}: got {width}, expected a width from 280 to 2000"] : [];

    private static IEnumerable<string> FaultsOf(ImmutableArray<string> set, string what)
    {
        if (set.Length > MostNumbers)
            yield return $"{what}: got {set.Length} numbers, expected at most {MostNumbers}";
        if (set.Any(item => item is null || item.Length > MostLetters))
            yield return $"{what}: got nothing or more than {MostLetters} letters, expected path=value such as "
                + $"policies.corridor.intensity=0.5";
    }

    /// <summary>Who may ask: this machine under its own name (a name that a stranger's DNS points here is none), and pages of this
    /// server.</summary>
    private async Task Guard(HttpContext context, RequestDelegate next)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src data:; base-uri "
            + "'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        var port = context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture);
        if (!Hosts(port).Contains(request.Host.Value))
        {
            await Refuse(
                    StatusCodes.Status421MisdirectedRequest,
                    $"Host: got {Quoted(request.Host.Value)}, expected {string.Join(" or ", Hosts(port))}"
                )
                .ExecuteAsync(context);
            return;
        }
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        // A link from another site leads here.
        var isVisit = HttpMethods.IsGet(request.Method) && request.Path == "/" && request.Headers["Sec-Fetch-Mode"] == "navigate";
        if (origin.Length > 0 && origin != $"http://{request.Host.Value}" || site is not ("" or "same-origin" or "none") && !isVisit)
        {
            await Refuse(
                    StatusCodes.Status403Forbidden,
                    $"Origin: got {Quoted(origin.Length > 0 ? origin : site)}, expected a page of this server"
                )
                .ExecuteAsync(context);
            return;
        }
        await next(context);
    }

    private static string[] Hosts(string port) => [$"127.0.0.1:{port}", $"localhost:{port}"];

    private static void Limit(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "1";
            await Refuse(
                    StatusCodes.Status429TooManyRequests,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"got too many requests, expected at most {StepsPerSecond} a second, {StepsAtOnce} at once and {StepsWaiting} "
                            + $"waiting"
                    )
                )
                .ExecuteAsync(context.HttpContext);
        };
        // One server has one user: all pages share the limits.
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(_ =>
                RateLimitPartition.GetTokenBucketLimiter("all", _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = 2 * StepsPerSecond,
                    TokensPerPeriod = StepsPerSecond / 10,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(0.1),
                    QueueLimit = 0,
                })
            ),
            PartitionedRateLimiter.Create<HttpContext, string>(_ =>
                RateLimitPartition.GetConcurrencyLimiter("all", _ => new ConcurrencyLimiterOptions
                {
                    PermitLimit = StepsAtOnce,
                    QueueLimit = StepsWaiting,
                    QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                })
            )
        );
    }

    private static IResult Answer<T>(T value) => Results.Json(value, Json);

    private static IResult Refuse(int status, params ImmutableArray<string> errors) =>
        Results.Json(new Refusal(errors), Json, statusCode: status);

    private static string Quoted(string? text) => JsonSerializer.Serialize(text is { Length: > 100 } ? text[..100] : text ?? "");
}

/// <summary>The questions that are being answered, one a page.</summary>
internal sealed class PageRequests
{
    private readonly Dictionary<string, RunningRequest> running = new(StringComparer.Ordinal);
    private readonly Lock access = new();

    /// <summary>Begins to answer a question of a page, and cancels the one before.</summary>
    public RunningRequest Begin(string page, CancellationToken aborted)
    {
        var turn = new RunningRequest(this, page, aborted);
        lock (access)
        {
            if (running.TryGetValue(page, out var before))
                before.Cancel();
            running[page] = turn;
        }
        return turn;
    }

    /// <summary>One question while it is answered.</summary>
    internal sealed class RunningRequest(PageRequests all, string page, CancellationToken aborted) : IDisposable
    {
        private readonly CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(aborted);

        public CancellationToken Token => source.Token;

        public void Cancel() => source.Cancel();

        public void Dispose()
        {
            lock (all.access)
            {
                if (all.running.GetValueOrDefault(page) == this)
                    all.running.Remove(page);
                source.Dispose();
            }
        }
    }
}
