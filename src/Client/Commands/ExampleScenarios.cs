using TradeSim.Client.Commands.Options;
using TradeSim.Runs;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary>The example scenarios that are installed with the program, with their data.</summary>
internal static class ExampleScenarios
{
    private const string Extension = ".yaml";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "examples");

    /// <summary>The names of the examples, in alphabetical order: their file names without the extension.</summary>
    public static IReadOnlyList<string> Names { get; } =
        Directory.Exists(Folder)
            ? [.. Directory.GetFiles(Folder, "*" + Extension).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!]
            : [];

    /// <summary>What an example is about: the heading in the first line of its file.</summary>
    public static string Title(string name) => File.ReadLines(FileOf(name)).First().TrimStart('#', ' ');

    /// <summary>Copies an example and all files that it reads, and returns the path of its scenario file.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="folder">The folder to copy to; it is created if it does not exist.</param>
    /// <param name="force">Whether files that exist are overwritten.</param>
    /// <exception cref="UserException">The name is unknown, or a file exists.</exception>
    public static string Copy(string name, string folder, bool force)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
            throw new UserException($"unknown example '{name}'. The examples are: {string.Join(", ", Names)}");
        var bundle = ScenarioReader.Read(FileOf(name)).Bundle;
        var files = bundle.Files.Select(file => (Target: Path.Combine(folder, file.Path), file.Bytes)).ToArray();
        var existing = files.FirstOrDefault(file => File.Exists(file.Target)).Target;
        if (existing is not null && !force)
            throw new UserException($"{existing} exists. Choose another folder, or overwrite the files with {CommonOptions.ForceName}");
        foreach (var (target, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, bytes.Span);
        }
        return Path.Combine(folder, bundle.Scenario);
    }

    private static string FileOf(string name) => Path.Combine(Folder, name + Extension);
}
