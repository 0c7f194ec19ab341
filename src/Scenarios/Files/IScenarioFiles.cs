namespace TradeSim.Scenarios;

/// <summary>
/// Where the files of a scenario come from: a disk, or a bundle that was sent. Paths are relative to the scenario's folder, with <c>/</c>
/// between names, and have passed <see cref="ScenarioPath.Refuse"/>.
/// </summary>
public interface IScenarioFiles
{
    /// <summary>The path of the scenario file.</summary>
    string Scenario { get; }

    /// <summary>The path in messages.</summary>
    string Show(string path);

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">Path relative to the scenario's folder.</param>
    /// <param name="use">Why it is read.</param>
    /// <param name="maximumBytes">A longer file is refused.</param>
    FileContent Read(string path, FileUse use, long maximumBytes);
}
