namespace TradeSim.Scenarios;

/// <summary>Why a file is read, which decides where it may lie.</summary>
public enum FileUse
{
    /// <summary>The scenario file itself.</summary>
    Scenario,

    /// <summary>A table that a scenario names: it lies in the scenario's folder or below.</summary>
    Table,

    /// <summary>A table of a baseline: its folder may be anywhere on a relative path, but must hold a baseline.</summary>
    Baseline,
}

/// <summary>
/// Where the files of a scenario come from: a disk, or a bundle that was sent. Paths are relative to the scenario's folder,
/// with <c>/</c> between names, and have passed <see cref="ScenarioPath.Refuse"/>.
/// </summary>
public interface IScenarioFiles
{
    /// <summary>The path of the scenario file.</summary>
    string Scenario { get; }

    /// <summary>The path as it is shown to people.</summary>
    string Show(string path);

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">Path relative to the scenario's folder.</param>
    /// <param name="use">Why it is read.</param>
    /// <param name="maximumBytes">A longer file is refused.</param>
    FileContent Read(string path, FileUse use, long maximumBytes);
}

/// <summary>The bytes of a file, or why there are none.</summary>
/// <param name="Bytes">The bytes; null: the file is absent or refused.</param>
/// <param name="Refusal">Why the file may not be read, as <c>got X, expected Y</c>; null: it was read, or it is absent.</param>
public readonly record struct FileContent(ReadOnlyMemory<byte>? Bytes, string? Refusal)
{
    /// <summary>There is no such file.</summary>
    public static FileContent Absent => default;

    /// <summary>The file was read.</summary>
    public static FileContent Of(ReadOnlyMemory<byte> bytes) => new(bytes, null);

    /// <summary>The file may not be read.</summary>
    public static FileContent Refused(string why) => new(null, why);
}
