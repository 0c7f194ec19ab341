using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace TradeSim.Browser.Tests;

/// <summary>The system's Chromium, without a window.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Names under which systems have it.</summary>
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>The program; null: there is none on the PATH.</summary>
    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>A new page that may load nothing but what a server on this machine has, and whose errors fail the test that asks for
    /// <see cref="Visit.Errors"/>.</summary>
    public async Task<Visit> Open(Uri address, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900)
    {
        var context = await chromium!.NewContextAsync(
            new BrowserNewContextOptions
            {
                ColorScheme = scheme,
                ViewportSize = new ViewportSize { Width = width, Height = height },
                AcceptDownloads = true,
            }
        );
        var page = await context.NewPageAsync();
        var visit = new Visit(page);
        page.PageError += (_, error) => visit.Errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                visit.Errors.Add(message.Text);
        };
        page.Request += (_, request) => visit.Requests.Add(request.Url);
        await page.GotoAsync(address.ToString());
        return visit;
    }

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Program,
                Args = ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>A page that was opened, what went wrong on it and what it asked for.</summary>
public sealed class Visit(IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    public List<string> Errors { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>Waits until the charts show what the sliders say, given as <c>path=value</c> joined by <c>&amp;</c>.</summary>
    public Task Answered(string set) => page.WaitForFunctionAsync("set => document.documentElement.dataset.answered === set", set);

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();
}

/// <summary>A test that needs Chromium on the PATH and says so where there is none.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (Browser.Program is null)
            Skip = "There is no Chromium or Chrome on the PATH.";
    }
}
