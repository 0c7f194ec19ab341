using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using TradeSim.Simulator;

namespace TradeSim.Client.Tests;

public sealed class ServeTests(ServedScenario served) : IClassFixture<ServedScenario>
{
    /// <summary>A policy's intensity, a shift of growth, a speed, and an elasticity that the file leaves to the baseline.</summary>
    private static readonly string[] Turned =
    [
        "policies[0].intensity=0.37",
        "assumptions.growth.KGZ.shift=0.0123",
        "assumptions.adjustment=0.41",
        "assumptions.elasticities.textiles=3.3",
    ];

    [Fact]
    public async Task The_digits_are_those_of_run()
    {
        using var folder = new TemporaryFolder();
        var set = await OfSliders(Turned);
        Assert.Equal(
            0,
            Tradesim
                .Run(["run", ServedScenario.Eurasian, "--out", folder["run"], .. set.SelectMany(item => new[] { "--set", item })])
                .ExitCode
        );
        foreach (var name in new[] { "outcomes.csv", "flows.csv", "economies.csv" })
            Assert.Equal(File.ReadAllText(folder[$"run/{name}"]), await served.Table(name, set));
        Assert.NotEqual(await served.Table("outcomes.csv", []), await served.Table("outcomes.csv", set));
    }

    [Fact]
    public async Task The_downloaded_scenario_runs_to_the_same_digits_beside_its_data_and_from_the_zip()
    {
        using var folder = new TemporaryFolder();
        var set = await OfSliders(Turned);
        using (
            var zip = new ZipArchive(
                new MemoryStream(await served.Client.GetByteArrayAsync("download/scenario.zip" + ServedScenario.Query(set)))
            )
        )
            zip.ExtractToDirectory(folder["zip"]);
        var file = Directory.GetFiles(folder["zip"], "kyrgyzstan-belarus-500m.yaml", SearchOption.AllDirectories).Single();
        var beside = Path.Combine(Path.GetDirectoryName(file)!, "beside.yaml");
        File.WriteAllBytes(beside, await served.Client.GetByteArrayAsync("download/scenario.yaml" + ServedScenario.Query(set)));
        var expected = await served.Table("outcomes.csv", set);
        foreach (var (scenario, run) in new[] { (file, "a"), (beside, "b") })
        {
            var outcome = Tradesim.Run("run", scenario, "--out", folder[run]);
            Assert.True(outcome.ExitCode == 0, outcome.ToString());
            Assert.Equal(expected, File.ReadAllText(folder[$"{run}/outcomes.csv"]));
        }
    }

    [Fact]
    public async Task The_report_is_a_page_of_its_own()
    {
        using var response = await served.Client.GetAsync("download/report.html");
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("<h1>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policies.corridr.intensity=0.4")]
    [InlineData("assumptions.adjustment=7")]
    [InlineData("assumptions.growth.KGZ.shift=NaN")]
    [InlineData("assumptions.growth.KGZ.shift=a: [b")]
    [InlineData("nothing")]
    public async Task Invalid_requests_have_the_messages_of_the_command_line(string set)
    {
        var refused = await Ask(Question(set));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        var said = Tradesim.Run("validate", ServedScenario.Eurasian, "--set", set);
        Assert.Equal(2, said.ExitCode);
        Assert.Equal(said.Error.TrimEnd(), string.Join('\n', refused.Errors()));
    }

    [Fact]
    public async Task Numbers_without_a_slider_are_refused()
    {
        var refused = await Ask(Question("tolerance=0.001"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["--set tolerance=0.001: tolerance: this number has no slider: use the path of a slider [TS1207]"], refused.Errors());
    }

    [Fact]
    public void A_world_whose_deficits_cannot_be_closed_is_refused_before_the_page_opens()
    {
        using var folder = new TemporaryFolder();
        var refused = Tradesim.Run("serve", Small.OneSidedIn(folder));
        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith(
            "The deficits of the baseline cannot be closed (no equilibrium: A (Avaria) buys",
            refused.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_page_knows_the_command_that_starts_its_server_again()
    {
        using var own = ServedScenario.With("--set", "name=a road's name", "--large", "--lang", "de");
        var content = await own.Client.GetFromJsonAsync<JsonElement>("api/content");
        var command = content.GetProperty("command").GetString()!;
        Assert.StartsWith($"tradesim serve {ServedScenario.Eurasian} ", command, StringComparison.Ordinal);
        Assert.EndsWith(FormattableString.Invariant($" --port {own.Address.Port}"), command, StringComparison.Ordinal);
        foreach (var option in new[] { @"--set 'name=a road'\''s name'", "--large", "--lang de" })
            Assert.Contains($" {option} ", command, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", 400, "got an invalid request body")]
    [InlineData("null", 400, "got nothing, expected a question")]
    [InlineData("{}", 400, "expected these")]
    [InlineData(
        """{"page":"a","set":[],"pins":[],"width":720,"smallWidth":400,"places":[],"more":1}""",
        400,
        "got an invalid request body"
    )]
    [InlineData(
        """{"page":"a","set":[null],"pins":[],"width":720,"smallWidth":400,"places":[]}""",
        400,
        "set: got nothing or more than 500 letters"
    )]
    [InlineData(
        """{"page":"","set":[],"pins":[],"width":72000,"smallWidth":400,"places":[]}""",
        400,
        "width: got 72000, expected a width from 280 to 2000"
    )]
    [InlineData(
        """{"page":"a","set":[],"pins":[{"name":"x","set":[]},{"name":"x","set":[]}],"width":720,"smallWidth":400,"places":[]}""",
        400,
        "pins: got a name twice"
    )]
    [InlineData(
        """{"page":"a","set":[],"pins":[{"name":"now","set":[]}],"width":720,"smallWidth":400,"places":[]}""",
        400,
        "pins: got a name of a line that is always there"
    )]
    public async Task Broken_questions_are_refused_with_what_is_expected(string body, int status, string said)
    {
        var refused = await Ask(body);
        Assert.Equal(status, (int)refused.Status);
        Assert.Contains(refused.Errors(), error => error.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{", "got an invalid request body")]
    [InlineData("null", "expected these")]
    [InlineData("""{"page":"a","set":[],"width":1}""", "width: got 1, expected a width from 280 to 2000")]
    [InlineData("""{"page":"a","set":["policies.corridr.intensity=0.4"],"width":720}""", "corridr")]
    [InlineData("""{"page":"a","set":["tolerance=0.001"],"width":720}""", "this number has no slider")]
    public async Task Broken_questions_of_studies_are_refused_with_what_is_expected(string body, string said)
    {
        foreach (var study in new[] { "api/solve", "api/ensemble" })
        {
            using var response = await served.Client.PostAsync(study, new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var refusal = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Contains(said, refusal.GetProperty("errors").ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>With all measures off, what it would take is said of full strength, as solve says it of the file.</summary>
    [Fact]
    public async Task What_it_would_take_agrees_with_solve()
    {
        using var folder = new TemporaryFolder();
        using var own = ServedScenario.With("--set", "targets[0].at-least=215");
        var measures = (await own.Client.GetFromJsonAsync<JsonElement>("api/content"))
            .GetProperty("policies")
            .EnumerateArray()
            .SelectMany(group => group.GetProperty("first").EnumerateArray())
            .Select(slider => slider.GetProperty("path").GetString()!)
            .ToArray();
        var question = JsonSerializer.Serialize(
            new
            {
                page = "a",
                set = measures.Select(path => $"{path}=0"),
                width = 720,
            }
        );
        using var response = await own.Client.PostAsync("api/solve", new StringContent(question, Encoding.UTF8, "application/json"));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        var found = Runs.Solve.Of(Runs.Scenario.Load(ServedScenario.Eurasian).With("targets[0].at-least", "215"), measures).Run().Answer!;
        var factor = found.Position.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            measures.Select(path => $"{path}={factor}").Order(StringComparer.Ordinal),
            answer.GetProperty("set").EnumerateArray().Select(item => item.GetString()!).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Large_questions_are_refused()
    {
        var refused = await Ask(Question(new string('x', 1 << 17)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.Status);
        Assert.Equal(
            ["set: got 201 numbers, expected at most 200"],
            (await Ask(Question(Enumerable.Repeat("a=1", 201).ToArray()))).Errors()
        );
        Assert.Equal(
            ["set: got nothing or more than 500 letters, expected path=value such as policies.corridor.intensity=0.5"],
            (await Ask(Question(new string('x', 501)))).Errors()
        );
    }

    /// <summary>Mutated questions and queries are answered or refused; the server reports no fault of its own and lives on.</summary>
    [Fact]
    public async Task Mutated_requests_are_answered_or_refused()
    {
        // Not the client that waits: its second would count as the time of an input.
        using var client = new HttpClient { BaseAddress = served.Address };
        // The server's first answer compiles its code, which is not the time of an input.
        using (var first = await client.PostAsync("api/step", new StringContent(Question(), Encoding.UTF8, "application/json")))
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        foreach (var seed in Fuzzing.Seeds(1000))
        {
            HttpStatusCode status;
            do
            {
                var random = new Random(seed);
                var clock = Stopwatch.StartNew();
                using var response =
                    seed % 2 == 0
                        ? await client.PostAsync(
                            seed % 20 == 0 ? "api/solve" : "api/step",
                            new StringContent(
                                Fuzzing.Mutate(seed % 20 == 0 ? StudyQuestion(Turned[0]) : Question(Turned[0]), random),
                                Encoding.UTF8,
                                "application/json"
                            )
                        )
                        : await client.GetAsync(
                            "download/scenario.yaml?set="
                                + Uri.EscapeDataString(Fuzzing.Mutate(Turned[seed / 2 % 4], random).Replace('\uD800', '?'))
                        );
                status = response.StatusCode;
                Fuzzing.Note(seed, clock.Elapsed);
            } while (status == HttpStatusCode.TooManyRequests);
            Assert.True((int)status < 500, $"input {seed}: {status}");
        }
    }

    [Fact]
    public async Task Only_json_is_read()
    {
        using var response = await served.Client.PostAsync("api/step", new StringContent(Question(), Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)] // another port of this machine
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Host", "evil.example", HttpStatusCode.MisdirectedRequest)] // a name that a stranger points here
    [InlineData("Host", "127.0.0.1", HttpStatusCode.MisdirectedRequest)]
    public async Task Other_origins_and_names_are_refused(string header, string value, HttpStatusCode expected)
    {
        foreach (var path in new[] { "", "api/alive", "download/scenario.yaml" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation(header, value);
            using var response = await served.Client.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_link_from_elsewhere_may_lead_to_the_page_and_to_nothing_else()
    {
        foreach (var (path, expected) in new[] { ("", HttpStatusCode.OK), ("download/report.html", HttpStatusCode.Forbidden) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            request.Headers.Add("Sec-Fetch-Mode", "navigate");
            using var response = await served.Client.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_loads_from_its_own_server_only()
    {
        using var response = await served.Client.GetAsync("");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var page = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        foreach (var file in new[] { "simulator.css", "simulator.js", "figures.css" })
            Assert.DoesNotContain("://", await served.Client.GetStringAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sliders_cover_policies_and_assumptions_and_hold_the_files_values()
    {
        var content = await served.Client.GetFromJsonAsync<JsonElement>("api/content");
        foreach (var part in new[] { "policies", "assumptions" })
        {
            var sliders = Sliders(content, part).ToArray();
            Assert.NotEmpty(sliders);
            Assert.All(sliders, slider =>
            {
                var path = slider.GetProperty("path").GetString()!;
                // Policies rest on assumptions of their own, such as how long a plant lives; what somebody decides stands
                // under policies only.
                Assert.True(
                    part == "policies"
                        ? path.StartsWith("policies", StringComparison.Ordinal)
                        : !path.EndsWith(".intensity", StringComparison.Ordinal),
                    path
                );
                Assert.InRange(Number(slider, "value"), Number(slider, "from"), Number(slider, "to"));
                Assert.True(
                    Number(slider, "least") <= Number(slider, "from")
                        && Number(slider, "to") <= Number(slider, "most")
                        && Number(slider, "step") > 0,
                    slider.ToString()
                );
            });
        }
        // Every slider set to the file's value leaves every digit as it is.
        var set = Sliders(content, "policies")
            .Concat(Sliders(content, "assumptions"))
            .Select(slider => $"{slider.GetProperty("path")}={slider.GetProperty("value")}")
            .ToArray();
        Assert.Equal(await served.Table("outcomes.csv", []), await served.Table("outcomes.csv", set));
    }

    [Fact]
    public async Task Both_ends_of_every_slider_run()
    {
        var content = await served.Client.GetFromJsonAsync<JsonElement>("api/content");
        foreach (var slider in Sliders(content, "policies").Concat(Sliders(content, "assumptions")))
        {
            foreach (var end in new[] { "from", "to" })
            {
                var answer = await Ask(Question($"{slider.GetProperty("path")}={slider.GetProperty(end)}"));
                Assert.True(
                    answer.Status == HttpStatusCode.OK && answer.Body.Contains("\"failure\":null", StringComparison.Ordinal),
                    $"{slider}: {answer.Body}"
                );
            }
        }
    }

    [Fact]
    public async Task Too_many_requests_are_asked_to_wait()
    {
        using var own = new ServedScenario();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32 }) { BaseAddress = own.Address };
        var statuses = await Task.WhenAll(
            Enumerable
                .Range(0, 2000)
                .Select(async _ =>
                {
                    using var response = await client.PostAsync("api/step", new StringContent("{}", Encoding.UTF8, "application/json"));
                    return (response.StatusCode, RetryAfter: response.Headers.RetryAfter?.ToString());
                })
        );
        Assert.Contains((HttpStatusCode.TooManyRequests, "1"), statuses);
        Assert.Contains(statuses, status => status.StatusCode == HttpStatusCode.BadRequest);
        // The page opens all the same.
        foreach (var file in new[] { "", "simulator.js", "api/content" })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(file)).StatusCode);
    }

    /// <summary>Connections that send half a request, or nothing, make room for those that come later.</summary>
    [Fact]
    public async Task Slow_connections_do_not_keep_a_visitor_waiting()
    {
        using var own = new ServedScenario();
        var slow = new List<TcpClient>();
        try
        {
            for (var k = 0; k < 200; k++)
            {
                var connection = new TcpClient();
                slow.Add(connection);
                await connection.ConnectAsync(own.Address.Host, own.Address.Port);
                if (k % 2 == 0)
                    await connection.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: "u8.ToArray());
            }

            Assert.Contains("<html", await own.Client.GetStringAsync(""), StringComparison.Ordinal);
        }
        finally
        {
            foreach (var connection in slow)
                connection.Dispose();
        }
    }

    [Fact]
    public void A_newer_question_of_a_page_cancels_the_one_before()
    {
        var requests = new PageRequests();
        using var first = requests.Begin("a", CancellationToken.None);
        using var other = requests.Begin("b", CancellationToken.None);
        using var second = requests.Begin("a", CancellationToken.None);
        Assert.True(first.Token.IsCancellationRequested);
        Assert.False(other.Token.IsCancellationRequested);
        first.Dispose();
        using var third = requests.Begin("a", CancellationToken.None);
        Assert.True(second.Token.IsCancellationRequested);
        Assert.False(third.Token.IsCancellationRequested);
    }

    [Fact]
    public void A_port_in_use_and_a_missing_file_are_reported()
    {
        var port = served.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var taken = Tradesim.Run("serve", ServedScenario.Eurasian, "--port", port);
        Assert.Equal(2, taken.ExitCode);
        Assert.Contains($"--port: got {port}, which cannot be used", taken.Error, StringComparison.Ordinal);
        Assert.Equal(2, Tradesim.Run("serve", "scenarios/absent.yaml").ExitCode);
        Assert.Contains(
            "--port: got 70000, expected a port from 1 to 65535, or 0 for any free one",
            Tradesim.Run("serve", ServedScenario.Eurasian, "--port", "70000").Error.ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
    }

    [InterruptFact]
    public void Ctrl_C_stops_it()
    {
        using var own = new ServedScenario();
        Assert.Equal(0, own.Stop());
    }

    /// <summary>The same numbers with the paths that the page's sliders have.</summary>
    private async Task<string[]> OfSliders(string[] set)
    {
        var first = Sliders(await served.Client.GetFromJsonAsync<JsonElement>("api/content"), "policies")
            .First()
            .GetProperty("path")
            .GetString();
        return [.. set.Select(item => item.Replace("policies[0].intensity", first, StringComparison.Ordinal))];
    }

    private static IEnumerable<JsonElement> Sliders(JsonElement content, string part) =>
        content
            .GetProperty(part)
            .EnumerateArray()
            .SelectMany(group => group.GetProperty("first").EnumerateArray().Concat(group.GetProperty("others").EnumerateArray()));

    private static double Number(JsonElement slider, string name) =>
        double.Parse(slider.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static string StudyQuestion(params string[] set) =>
        JsonSerializer.Serialize(
            new
            {
                page = "study",
                set,
                width = 720,
            }
        );

    private static string Question(params string[] set) =>
        JsonSerializer.Serialize(
            new
            {
                page = "test",
                set,
                pins = Array.Empty<object>(),
                width = 720,
                smallWidth = 400,
                places = new[] { "targets" },
            }
        );

    private async Task<Answer> Ask(string body)
    {
        using var response = await served.Client.PostAsync("api/step", new StringContent(body, Encoding.UTF8, "application/json"));
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed record Answer(HttpStatusCode Status, string Body)
    {
        public string[] Errors()
        {
            using var body = JsonDocument.Parse(Body);
            return [.. body.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!)];
        }
    }
}
