using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace TradeSim.Bench;

/// <summary>One user who drags sliders of a running simulator: the next step is asked when the last one was answered, but no more often
/// than a screen redraws.</summary>
internal static class Drag
{
    private static readonly TimeSpan Frame = TimeSpan.FromSeconds(1.0 / 60);

    private static readonly string[] Parts = ["policies", "assumptions"];
    private static readonly string[] Places = ["targets", "others"];

    public static int Run(string? address, int seconds)
    {
        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var server))
        {
            Console.WriteLine(
                "drag ADDRESS [seconds]: the address of a simulator, such as http://127.0.0.1:5080 after "
                    + "tradesim serve scenarios/kyrgyzstan-belarus-500m.yaml --port 5080"
            );
            return 2;
        }
        Measure(server, TimeSpan.FromSeconds(seconds)).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task Measure(Uri server, TimeSpan length)
    {
        using var client = new HttpClient { BaseAddress = server };
        var content = await client.GetFromJsonAsync<JsonElement>("api/content");
        var sliders = Parts
            .SelectMany(part => content.GetProperty(part).EnumerateArray())
            .SelectMany(group => group.GetProperty("first").EnumerateArray())
            .Select(slider => (Path: slider.GetProperty("path").GetString()!, From: Number(slider, "from"), To: Number(slider, "to")))
            .ToArray();
        var (onServer, roundTrips) = (new List<double>(), new List<double>());
        var begin = TimeProvider.System.GetTimestamp();
        for (var step = 0; TimeProvider.System.GetElapsedTime(begin) < length; step++)
        {
            // A second on each slider, to and fro; no position comes twice, so that no run is remembered.
            var (path, from, to) = sliders[step / 60 % sliders.Length];
            var position = (0.5 + (0.5 * Math.Sin(step / 20.0))) * (to - from) + from;
            var started = TimeProvider.System.GetTimestamp();
            var question = new
            {
                page = "drag",
                set = new[] { string.Create(CultureInfo.InvariantCulture, $"{path}={position}") },
                pins = Array.Empty<object>(),
                width = 720,
                smallWidth = 400,
                places = Places,
            };
            using var response = await client.PostAsJsonAsync("api/step", question);
            response.EnsureSuccessStatusCode();
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            var took = TimeProvider.System.GetElapsedTime(started);
            onServer.Add(answer.GetProperty("milliseconds").GetDouble());
            roundTrips.Add(took.TotalMilliseconds);
            if (took < Frame)
                await Task.Delay(Frame - took);
        }
        Say("on the server", onServer);
        Say("round trip", roundTrips);
    }

    private static double Number(JsonElement slider, string name) =>
        double.Parse(slider.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static void Say(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        double At(double share) => milliseconds[(int)(share * (milliseconds.Count - 1))];
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {milliseconds.Count} steps, median {At(0.5):0.0} ms, 95 % within {At(0.95):0.0} ms, longest {At(1):0.0} ms"
            )
        );
    }
}
