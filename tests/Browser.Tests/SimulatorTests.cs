using System.Globalization;
using Microsoft.Playwright;
using TradeSim.Grains.LocalSilos;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>The simulator as somebody uses it, in a real Chromium.</summary>
public sealed class SimulatorTests(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    private const string Growth = "assumptions.growth.KGZ.shift";

    [ChromiumFact]
    public async Task A_user_drags_until_the_target_is_met_pins_compares_reloads_and_runs_the_download()
    {
        using var folder = new TemporaryFolder();
        using var served = ServedScenario.With("--set", $"targets[0].at-least={await JustOutOfReach()}");
        await using var visit = await browser.Open(served.Address);
        var page = visit.Page;
        await visit.Answered("");
        await Expect(page.Locator("#targets .missed")).ToHaveCountAsync(1);
        await Expect(page.Locator("#sentence")).ToContainTextAsync("misses");
        await page.ClickAsync("#pin");

        // Drag to the right end, in steps, and see the target turn green while dragging.
        var slider = page.Locator($"[data-path='{Growth}'] input[type=range]");
        await slider.ScrollIntoViewIfNeededAsync();
        var box = (await slider.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        for (var step = 1; step <= 30; step++)
        {
            await page.Mouse.MoveAsync(box.X + (box.Width / 2) + (box.Width / 2 * step / 30), box.Y + (box.Height / 2));
            await page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        }
        await Expect(page.Locator("#targets .met")).ToHaveCountAsync(1);
        await page.Mouse.UpAsync();
        var set = $"{Growth}=0.05";
        await visit.Answered(set);
        Assert.NotEqual(
            await Colour(page, "#targets .met"),
            await page.EvaluateAsync<string>("() => getComputedStyle(document.body).color")
        );
        await Expect(page.Locator("#sentence")).ToContainTextAsync("to spare");
        await Measured(page);

        // The pinned run and this one differ in this input and in outcomes; both are drawn.
        await Expect(page.Locator("#inputs tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("#inputs tbody tr")).ToContainTextAsync(Growth);
        await Expect(page.Locator("#outcomes thead th")).ToHaveTextAsync(["", "now", "Run 1"]);
        await Expect(page.Locator("#charts-targets .ts-series")).ToHaveCountAsync(3); // now, Run 1, as in the file
        var sentence = await page.InnerTextAsync("#sentence");

        // The link restores sliders and pins, in another window too.
        await page.ReloadAsync();
        await visit.Answered(set);
        await Expect(page.Locator($"[data-path='{Growth}'] .box")).ToHaveValueAsync("0.05");
        await Expect(page.Locator("#pinned li")).ToHaveCountAsync(1);
        Assert.Equal(sentence, await page.InnerTextAsync("#sentence"));
        await using (var other = await browser.Open(new Uri(page.Url)))
        {
            await other.Answered(set);
            Assert.Equal(sentence, await other.Page.InnerTextAsync("#sentence"));
        }

        // What is downloaded runs to the same digits.
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-file='scenario.zip']"));
        await download.SaveAsAsync(folder["scenario.zip"]);
        System.IO.Compression.ZipFile.ExtractToDirectory(folder["scenario.zip"], folder["scenario"]);
        var file = Directory.GetFiles(folder["scenario"], "kyrgyzstan-belarus-500m.yaml", SearchOption.AllDirectories).Single();
        download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-file='scenario.yaml']"));
        await download.SaveAsAsync(Path.Combine(Path.GetDirectoryName(file)!, "beside.yaml"));
        foreach (var name in new[] { file, Path.Combine(Path.GetDirectoryName(file)!, "beside.yaml") })
        {
            var run = Tradesim.Run("run", name, "--out", folder["run"], "--force");
            Assert.True(run.ExitCode == 0, run.ToString());
            Assert.Equal(await served.Table("outcomes.csv", [set]), File.ReadAllText(folder["run/outcomes.csv"]));
        }
        Assert.Empty(visit.Errors);
        Assert.All(visit.Requests, request => Assert.StartsWith(served.Address.ToString(), request, StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task Presets_set_all_measures_at_once_and_leave_assumptions()
    {
        using var served = new ServedScenario();
        await using var visit = await browser.Open(served.Address);
        var page = visit.Page;
        await visit.Answered("");
        await Expect(page.Locator("[data-preset=file]")).ToHaveAttributeAsync("aria-pressed", "true");
        var asInFile = await page.InnerTextAsync("#sentence");
        await page.Locator($"[data-path='{Growth}'] .box").FillAsync("0.01");
        await page.Locator($"[data-path='{Growth}'] .box").PressAsync("Enter");
        await visit.Answered($"{Growth}=0.01");

        await page.ClickAsync("[data-preset=none]");
        await Expect(page.Locator("[data-preset=none]")).ToHaveAttributeAsync("aria-pressed", "true");
        var measures = page.Locator("[data-path$='.intensity'] .box");
        Assert.True(await measures.CountAsync() > 1);
        foreach (var box in await measures.AllAsync())
            await Expect(box).ToHaveValueAsync("0");
        await Expect(page.Locator($"[data-path='{Growth}'] .box")).ToHaveValueAsync("0.01");
        await Expect(page.Locator("#sentence")).Not.ToHaveTextAsync(asInFile);

        await page.ClickAsync("[data-preset=full]");
        foreach (var box in await measures.AllAsync())
            await Expect(box).ToHaveValueAsync("1");
        await page.ClickAsync("[data-preset=file]");
        await visit.Answered($"{Growth}=0.01");
        await page.ClickAsync("#undo");
        await Expect(page.Locator("[data-preset=full]")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Empty(visit.Errors);
    }

    [ChromiumFact]
    public async Task It_says_what_it_would_take_and_moves_the_sliders()
    {
        using var served = ServedScenario.With("--set", $"targets[0].at-least={await JustOutOfReach()}");
        await using var visit = await browser.Open(served.Address);
        var page = visit.Page;
        await visit.Answered("");
        await Expect(page.Locator("#targets .missed")).ToHaveCountAsync(1);

        await page.ClickAsync("#solve");
        await Expect(page.Locator("#targets .met")).ToHaveCountAsync(1);
        await Expect(page.Locator("#study-text")).ToContainTextAsync("is reached with the measures that the sliders show");
        // In proportion: in the file all are at 1, and now all are at the same number above it.
        var shown = await Task.WhenAll(
            (await page.Locator("[data-path$='.intensity'] .box").AllAsync()).Select(box => box.InputValueAsync())
        );
        var factor = Assert.Single(shown.Distinct());
        Assert.InRange(double.Parse(factor, CultureInfo.InvariantCulture), 1.0000001, 2);

        // A change of the state removes the answer, and one step back are the measures of the file.
        await page.ClickAsync("#undo");
        await Expect(page.Locator("#study")).ToBeHiddenAsync();
        await Expect(page.Locator("#targets .missed")).ToHaveCountAsync(1);
        Assert.Empty(visit.Errors);
    }

    [ChromiumFact]
    public async Task It_says_how_certain_the_state_is_until_the_state_changes()
    {
        using var served = new ServedScenario();
        await using var visit = await browser.Open(served.Address);
        var page = visit.Page;
        await visit.Answered("");

        await page.ClickAsync("#certain");
        await Expect(page.Locator("#charts-study svg")).ToHaveCountAsync(1, new() { Timeout = 60_000 }); // on a busy machine
        await Expect(page.Locator("#study-text")).ToContainTextAsync("500 simulations");
        await page.ClickAsync("[data-preset=none]");
        await Expect(page.Locator("#study")).ToBeHiddenAsync();

        // A change while it is computed ends it.
        await page.RouteAsync("**/api/ensemble*", async route =>
        {
            await Task.Delay(500);
            try
            {
                await route.ContinueAsync();
            }
            catch (PlaywrightException) { } // the page has given it up
        });
        await page.ClickAsync("#certain");
        await Expect(page.Locator("#study-text")).ToHaveTextAsync("Computing …");
        await page.ClickAsync("[data-preset=full]");
        await Expect(page.Locator("#study")).ToBeHiddenAsync();
        await Task.Delay(1500);
        await Expect(page.Locator("#study")).ToBeHiddenAsync();
        await Expect(page.Locator("#alarm")).ToBeHiddenAsync();
        Assert.Empty(visit.Errors);
    }

    [ChromiumFact]
    public async Task Another_language_keeps_the_state()
    {
        using var served = new ServedScenario();
        await using var visit = await browser.Open(served.Address);
        var page = visit.Page;
        await visit.Answered("");
        await page.ClickAsync("[data-preset=none]");
        await Expect(page.Locator("[data-preset=none]")).ToHaveAttributeAsync("aria-pressed", "true");
        foreach (var (code, preset) in new[] { ("de", "Ohne Maßnahmen"), ("ru", "Без мер"), ("en", "Business as usual") })
        {
            await page.ClickAsync($"#languages [lang={code}]");
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", code);
            await Expect(page.Locator("[data-preset=none]")).ToHaveTextAsync(preset);
            await Expect(page.Locator("[data-preset=none]")).ToHaveAttributeAsync("aria-pressed", "true");
            await Expect(page.Locator("#charts-targets svg").First).ToBeVisibleAsync();
            Assert.Contains($"lang={code}", await page.GetAttributeAsync("[data-file='report.html']", "href"), StringComparison.Ordinal);
        }
        Assert.Empty(visit.Errors);
    }

    [ChromiumFact]
    public async Task A_presentation_goes_through_the_pinned_runs_by_keyboard()
    {
        using var served = new ServedScenario();
        await using var visit = await browser.Open(served.Address);
        var page = visit.Page;
        await visit.Answered("");
        var asInFile = await page.InnerTextAsync("#sentence");
        await page.ClickAsync("[data-preset=none]");
        await Expect(page.Locator("#sentence")).Not.ToHaveTextAsync(asInFile);
        var withoutMeasures = await page.InnerTextAsync("#sentence");
        await page.ClickAsync("#pin");

        await page.Locator("#results").FocusAsync();
        await page.Keyboard.PressAsync("f");
        await Expect(page.Locator("#scene")).ToHaveTextAsync("As in the file");
        await Expect(page.Locator("#sentence")).ToHaveTextAsync(asInFile);
        await Expect(page.Locator("#dials")).ToBeHiddenAsync();
        await Expect(page.Locator("#charts-targets svg").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#scene")).ToHaveTextAsync("Run 1");
        await Expect(page.Locator("#sentence")).ToHaveTextAsync(withoutMeasures);
        await Expect(page.Locator("#after")).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator("#sentence")).ToHaveTextAsync(asInFile);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#dials")).ToBeVisibleAsync();
        Assert.Empty(visit.Errors);
    }

    [ChromiumFact]
    public async Task It_works_by_keyboard_and_tells_a_screen_reader()
    {
        using var served = new ServedScenario();
        await using var visit = await browser.Open(served.Address);
        var page = visit.Page;
        await visit.Answered("");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#results", await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));

        var slider = page.Locator($"[data-path='{Growth}'] input[type=range]");
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await visit.Answered($"{Growth}=0.001");
        await page.Keyboard.PressAsync("PageUp");
        await visit.Answered($"{Growth}=0.011");
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", "0.011 (as in the file: 0)");
        await Expect(page.Locator("#said")).ToHaveTextAsync(await page.InnerTextAsync("#sentence"));
        await page.Keyboard.PressAsync("Control+z");
        await visit.Answered($"{Growth}=0.001");
        await page.Keyboard.PressAsync("Control+z");
        await visit.Answered("");
        await page.Keyboard.PressAsync("Control+y");
        await visit.Answered($"{Growth}=0.001");
        await page.Keyboard.PressAsync("Delete");
        await visit.Answered("");
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator("#pinned li")).ToHaveCountAsync(1);

        // Everything that can be reached has a name.
        var nameless = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, input, a, summary, [tabindex="0"]')].filter(element =>
              !element.textContent.trim() && !element.getAttribute('aria-label') && !element.labels?.length &&
              !element.title).map(element => element.outerHTML)
            """
        );
        Assert.Empty(nameless);
        Assert.Empty(visit.Errors);
    }

    [ChromiumFact]
    public async Task An_invalid_number_is_refused_and_nothing_is_lost()
    {
        using var served = new ServedScenario();
        await using var visit = await browser.Open(served.Address);
        var page = visit.Page;
        await visit.Answered("");
        var box = page.Locator($"[data-path='{Growth}'] .box");
        await box.FillAsync("7");
        await box.PressAsync("Enter");
        await Expect(page.Locator("#alarm")).ToContainTextAsync($"--set {Growth}=7: {Growth}: got \"7\", expected a number from -1 to 1");
        await box.FillAsync("0.02");
        await box.PressAsync("Enter");
        await visit.Answered($"{Growth}=0.02");
        await Expect(page.Locator("#alarm")).ToBeHiddenAsync();
    }

    [ChromiumFact]
    public async Task It_says_when_the_server_is_gone_and_goes_on_when_it_is_back()
    {
        var port = FreePorts.Take(1)[0].ToString(CultureInfo.InvariantCulture);
        var served = ServedScenario.With("--port", port);
        await using var visit = await browser.Open(served.Address);
        await visit.Answered("");
        served.Dispose();
        var slider = visit.Page.Locator($"[data-path='{Growth}'] input[type=range]");
        await slider.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(visit.Page.Locator("#alarm")).ToContainTextAsync("The server does not answer");
        await Expect(visit.Page.Locator("#alarm")).ToContainTextAsync($"tradesim serve {ServedScenario.Eurasian} --port {port}");
        using (ServedScenario.With("--port", port))
        {
            await visit.Answered($"{Growth}=0.001");
            await Expect(visit.Page.Locator("#alarm")).ToBeHiddenAsync();
        }
    }

    [ChromiumFact]
    public async Task A_drag_goes_on_where_the_browser_wants_no_more_addresses_and_the_link_and_the_address_have_where_it_ends()
    {
        using var served = new ServedScenario();
        await using var visit = await browser.Open(served.Address);
        var page = visit.Page;
        await visit.Answered("");
        // As Safari has it, only sooner; and a clipboard that can be read.
        await page.EvaluateAsync(
            """
            () => {
              const write = history.replaceState.bind(history);
              let times = 0;
              history.replaceState = (...given) => {
                if (++times > 5) throw new DOMException('too many', 'SecurityError');
                write(...given);
              };
              Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text; } } });
            }
            """
        );
        await Drag(page, [.. Enumerable.Range(1, 300).Select(step => step * 0.0001)]);
        await visit.Answered($"{Growth}=0.03");
        await page.ClickAsync("#link");
        var end = new Uri(served.Address, $"#set={Growth}%3D0.03").AbsoluteUri;
        Assert.Equal(end, await page.EvaluateAsync<string>("() => window.copied"));
        await page.WaitForFunctionAsync("end => location.href === end", end);
        Assert.Empty(visit.Errors);
    }

    [ChromiumFact]
    public async Task An_answer_counts_for_the_state_that_was_asked_about()
    {
        using var served = new ServedScenario();
        await using var visit = await browser.Open(served.Address);
        var page = visit.Page;
        await visit.Answered("");
        // The answer to the first state comes when the slider stands elsewhere already, and that to the second never.
        var asked = 0;
        await page.RouteAsync("**/api/step?*", route => ++asked == 1 ? route.ContinueAsync() : Task.CompletedTask);
        await Drag(page, [0.01, 0.02]);
        await visit.Answered($"{Growth}=0.01");
        await Expect(page.Locator($"[data-path='{Growth}'] .box")).ToHaveValueAsync("0.02");
    }

    [ChromiumFact]
    public async Task Another_scenario_under_the_same_address_gives_another_page_and_a_bad_pin_is_said_and_blocks_nothing()
    {
        var port = FreePorts.Take(1)[0].ToString(CultureInfo.InvariantCulture);
        var served = ServedScenario.With("--port", port);
        await using var visit = await browser.Open(
            new Uri(served.Address, $"#set={Growth}=0.01&pin=old&set=policies.gone.intensity=1&pin=good&set={Growth}=0.02")
        );
        var page = visit.Page;
        await visit.Answered($"{Growth}=0.01");
        await Expect(page.Locator("#lost")).ToContainTextAsync("old: --set policies.gone.intensity=1: ");
        await Expect(page.Locator("#outcomes thead th")).ToHaveTextAsync(["", "now", "good"]);
        await page.EvaluateAsync("() => { window.old = true; }");

        // The server is another one, with another file, between two looks for it: the page asked nothing while it was away.
        await page.RouteAsync("**/api/alive", route => Task.CompletedTask);
        served.Dispose();
        using (ServedScenario.With("--port", port, "--set", "assumptions.adjustment=0.2"))
        {
            await page.Locator($"[data-path='{Growth}'] input[type=range]").FocusAsync();
            await page.Keyboard.PressAsync("ArrowRight");
            await page.WaitForFunctionAsync("() => !window.old");
            await visit.Answered($"{Growth}=0.011");
            await Expect(page.Locator("[data-path='assumptions.adjustment'] .box")).ToHaveValueAsync("0.2");
        }
    }

    [ChromiumFact]
    public async Task What_was_not_run_cannot_be_pinned_and_an_error_of_the_server_is_not_its_end()
    {
        using var served = new ServedScenario();
        await using var visit = await browser.Open(served.Address);
        var page = visit.Page;
        await visit.Answered("");
        var box = page.Locator($"[data-path='{Growth}'] .box");
        await box.FillAsync("7");
        await box.PressAsync("Enter");
        await Expect(page.Locator("#alarm")).ToContainTextAsync("Not run:");
        await Expect(page.Locator("#pin")).ToBeDisabledAsync();
        await box.FillAsync("0.02");
        await box.PressAsync("Enter");
        await visit.Answered($"{Growth}=0.02");
        await Expect(page.Locator("#pin")).ToBeEnabledAsync();

        await page.RouteAsync("**/api/step?*", route => route.FulfillAsync(new RouteFulfillOptions { Status = 500, Body = "" }));
        await box.FillAsync("0.03");
        await box.PressAsync("Enter");
        await Expect(page.Locator("#alarm")).ToContainTextAsync("500");
        await Expect(page.Locator("#alarm")).Not.ToContainTextAsync("The server does not answer");
    }

    [ChromiumFact]
    public async Task It_fits_a_phone_and_the_dark_and_speaks_german_and_russian()
    {
        foreach (var (language, policies) in new[] { ("de", "Maßnahmen"), ("ru", "Меры") })
        {
            using var served = ServedScenario.With("--lang", language);
            await using var visit = await browser.Open(served.Address, ColorScheme.Dark, 360, 760);
            await visit.Answered("");
            await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await Expect(visit.Page.Locator("#policies-head")).ToHaveTextAsync(policies);
            Assert.True(
                await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
                "the page scrolls sideways on a phone"
            );
            Assert.Empty(visit.Errors);
        }
    }

    [ChromiumFact]
    public async Task A_government_is_switched_off_and_on_and_its_decisions_are_shown_in_their_years()
    {
        using var served = ServedScenario.Of("scenarios/both-governments-500m.yaml");
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 390) })
        {
            await using var visit = await browser.Open(served.Address, scheme, width);
            var page = visit.Page;
            await visit.Answered("");
            var decisions = page.Locator("#charts-targets .ts-chart").Filter(new() { HasText = "What each rule has put in force" });
            var rules = page.Locator("[data-path^='governments.'] input[type=checkbox]");
            await Expect(decisions).ToHaveCountAsync(1);
            await Expect(rules).ToHaveCountAsync(2);
            await Expect(rules.First).ToBeCheckedAsync();
            if (Environment.GetEnvironmentVariable("TRADESIM_PICTURES") is { } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"governments-{width}.png"), FullPage = true });

            foreach (var rule in await rules.AllAsync())
                await rule.UncheckAsync();
            await Expect(decisions).ToHaveCountAsync(0);
            await page.ClickAsync("#undo");
            await Expect(decisions).ToHaveCountAsync(1);
            await Expect(rules.First).Not.ToBeCheckedAsync();
            Assert.Empty(visit.Errors);
        }
    }

    /// <summary>Moves a slider through values at once, faster than answers come.</summary>
    private static async Task Drag(IPage page, double[] values) =>
        await page.EvaluateAsync(
            """
            ([path, values]) => {
              const slider = document.querySelector(`[data-path='${path}'] input[type=range]`);
              for (const value of values) {
                slider.value = value;
                slider.dispatchEvent(new Event('input', { bubbles: true }));
              }
            }
            """,
            new object[] { Growth, values }
        );

    /// <summary>A bit more than the turnover that the scenario reaches as it is.</summary>
    private static async Task<string> JustOutOfReach()
    {
        using var asGiven = new ServedScenario();
        var last = (await asGiven.Table("outcomes.csv", []))
            .Split('\n')
            .Last(line => line.Contains(",turnover KGZ-BLR,", StringComparison.Ordinal));
        return (1.02 * double.Parse(last.Split(',')[2], CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture);
    }

    private static Task<string> Colour(IPage page, string selector) =>
        page.EvaluateAsync<string>("selector => getComputedStyle(document.querySelector(selector)).color", selector);

    /// <summary>How long steps took in the browser: said, not judged, since machines differ.</summary>
    private async Task Measured(IPage page)
    {
        foreach (var (name, what) in new[] { ("redraw", "answer to painted"), ("step", "slider moved to painted") })
        {
            var times = await page.EvaluateAsync<double[]>(
                "name => performance.getEntriesByName(name).map(entry => entry.duration).sort((a, b) => a - b)",
                name
            );
            Assert.NotEmpty(times);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}: {times.Length} times, median {times[times.Length / 2]:0.0} ms, longest {times[^1]:0.0} ms"
                )
            );
        }
    }
}
