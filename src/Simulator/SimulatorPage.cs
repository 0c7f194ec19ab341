using System.Net;
using System.Text.RegularExpressions;
using TradeSim.Scenarios;

namespace TradeSim.Simulator;

/// <summary>The page's files, which are part of the program.</summary>
internal static partial class SimulatorPage
{
    /// <summary>The page in a language: <c>{{word}}</c> becomes the text of the word, escaped.</summary>
    public static string Html(SimulatorTexts texts, LoadedScenario loaded) =>
        Word()
            .Replace(Resource("simulator.html"), match => WebUtility.HtmlEncode(
                    match.Groups[1].Value switch
                    {
                        "lang" => texts.Language.Code,
                        "title" => loaded.Scenario.Name,
                        "about" => loaded.About ?? "",
                        var key => texts[key],
                    }
                ));

    public static string Resource(string name)
    {
        using var stream = typeof(SimulatorPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("{{([a-zA-Z]+)}}")]
    private static partial Regex Word();
}
