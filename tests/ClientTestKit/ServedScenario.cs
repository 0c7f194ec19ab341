using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;

namespace TradeSim.ClientTestKit;

/// <summary>A simulator as a user has it: a process of <c>tradesim serve</c> with its address.</summary>
public sealed class ServedScenario : IDisposable
{
    /// <summary>The Eurasian scenario.</summary>
    public const string Eurasian = "scenarios/kyrgyzstan-belarus-500m.yaml";

    private readonly Process process;

    /// <summary>The Eurasian scenario on a free port.</summary>
    public ServedScenario()
        : this([Eurasian]) { }

    private ServedScenario(string[] arguments)
    {
        process = Tradesim.StartToRead(["serve", .. arguments]);
        Address = Wait(process);
        Client = new HttpClient(new Patient()) { BaseAddress = Address };
    }

    public Uri Address { get; }

    /// <summary>The Eurasian scenario with these arguments behind <c>serve FILE</c>.</summary>
    public static ServedScenario With(params string[] arguments) => new([Eurasian, .. arguments]);

    /// <summary>Another scenario.</summary>
    public static ServedScenario Of(string file) => new([file]);

    /// <summary>Asks again after a while where the server says that it had too many requests, as the page does: the tests of a class share
    /// a server and its limits.</summary>
    public HttpClient Client { get; }

    /// <summary>The same numbers as <c>--set</c> takes them, as a query.</summary>
    public static string Query(IEnumerable<string> set) => "?" + string.Join('&', set.Select(item => $"set={Uri.EscapeDataString(item)}"));

    /// <summary>A file of a zip that was downloaded.</summary>
    public async Task<string> Table(string name, IEnumerable<string> set)
    {
        using var zip = new ZipArchive(new MemoryStream(await Client.GetByteArrayAsync("download/data.zip" + Query(set))));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync();
    }

    /// <summary>Ctrl+C, and how the process ended.</summary>
    public int Stop()
    {
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
            throw new TimeoutException("tradesim serve did not end within a minute after Ctrl+C");
        return process.ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static Uri Wait(Process process)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is { } address)
                return new Uri(address);
        }
        throw new InvalidOperationException($"tradesim serve ended before it had an address, with exit code {process.ExitCode}");
    }

    private sealed class Patient() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            while (true)
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (response.StatusCode != HttpStatusCode.TooManyRequests)
                    return response;
                var wait = response.Headers.RetryAfter!.Delta!.Value;
                response.Dispose();
                await Task.Delay(wait, cancellationToken);
            }
        }
    }
}
