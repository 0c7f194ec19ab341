using TradeSim.Scenarios;
using TradeSim.Studies.Sweeps;

namespace TradeSim.Testing;

/// <summary>
/// A scenario in a test, with the values that the test sets. It reads like the question:
/// <code>
/// Given.Scenario("scenarios/kyrgyzstan-belarus-500m.yaml")
///     .With("policies.corridor.intensity", 2)
///     .Run()["turnover KGZ-BLR"].In(2030).ShouldBeAtLeast(180, because: "a faster road cannot make trade fall");
/// </code>
/// </summary>
public static class Given
{
    /// <summary>Loads a scenario file.</summary>
    /// <param name="path">The file; a relative path is looked for in the working directory and in the folders above the test, so that tests
    /// find the files of their repository.</param>
    /// <param name="overrides">Values to set before the file is checked, as <c>path=value</c>.</param>
    /// <exception cref="ScenarioException">The scenario or its tables have errors.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ScenarioUnderTest Scenario(string path, params string[] overrides) => new(ScenarioReader.Read(Find(path), overrides), []);

    /// <summary>
    /// Rows for an xunit theory: all combinations of the values of some parameters, written as <c>path=from:to:step</c> or
    /// <c>path=a,b,c</c>. A row has the values in the order of the axes.
    /// </summary>
    public static IEnumerable<object[]> Values(params string[] axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        IEnumerable<object[]> rows =
        [
            [],
        ];
        foreach (var axis in axes.Select(SweepAxis.Parse))
            rows = rows.SelectMany(row => axis.Values.Select(value => (object[])[.. row, value]));
        return rows;
    }

    private static string Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (File.Exists(path))
            return Path.GetFullPath(path);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, path);
            if (File.Exists(candidate))
                return candidate;
        }
        throw new FileNotFoundException($"There is no {path} in the working directory, nor in any folder above the test.", path);
    }
}
