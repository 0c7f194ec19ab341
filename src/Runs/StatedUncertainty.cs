using System.Globalization;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Runs;

/// <summary>Uncertain parameters of a scenario, as studies draw it.</summary>
internal static class StatedUncertainty
{
    /// <summary>Reads what the scenario's file says, as every study would.</summary>
    /// <exception cref="UserException">Something cannot be drawn; the message has all of it, each with its place.</exception>
    public static InputSpace Read(LoadedScenario loaded) =>
        Read(loaded, CaseSpace.Of(loaded.Scenario), loaded.Uncertainty.Select(item => (item.Path, item.Text)));

    /// <summary>Reads uncertain inputs, and how the file says that they hang together.</summary>
    /// <param name="loaded">The scenario.</param>
    /// <param name="space">Its parameters.</param>
    /// <param name="inputs">Paths with distributions: the file's, and others.</param>
    /// <exception cref="UserException">Something cannot be drawn; the message has all of it, each with its place where it stands in the
    /// file.</exception>
    public static InputSpace Read(LoadedScenario loaded, CaseSpace space, IEnumerable<(string Path, string Text)> inputs)
    {
        var read = inputs.ToArray();
        string[] errors =
        [
            .. read.Select(input =>
                    ErrorOf(() => UncertaintyText.Read(space, [input], [])) is { } error ? $"{PlaceOf(loaded, input)}{error}" : null
                )
                .OfType<string>(),
        ];
        if (errors.Length > 0)
            throw new UserException(string.Join('\n', errors));
        InputSpace? whole = null;
        return
            ErrorOf(() =>
                whole = UncertaintyText.Read(space, read, loaded.Correlations.Select(item => (item.First, item.Second, item.Value)))
            )
                is { } contradiction
            ? throw new UserException($"{loaded.Bundle.Scenario}: {contradiction}")
            : whole!;
    }

    private static string PlaceOf(LoadedScenario loaded, (string Path, string Text) input) =>
        loaded.Uncertainty.FirstOrDefault(item => (item.Path, item.Text) == input) switch
        {
            null => "",
            { Line: 0 } stated => $"{stated.File}: ",
            var stated => string.Create(CultureInfo.InvariantCulture, $"{stated.File}:{stated.Line}:{stated.Column}: "),
        };

    private static string? ErrorOf(Func<InputSpace> read)
    {
        try
        {
            _ = read();
            return null;
        }
        catch (StudyException error)
        {
            return error.Message;
        }
    }
}
