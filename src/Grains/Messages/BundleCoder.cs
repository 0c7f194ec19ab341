using TradeSim.Scenarios;

namespace TradeSim.Grains.Messages;

internal static class BundleCoder
{
    public static byte[] Encode(ScenarioBundle bundle)
    {
        var bytes = new ByteWriter();
        bytes.Text(bundle.Scenario);
        bytes.Int(bundle.Files.Length);
        foreach (var file in bundle.Files)
        {
            bytes.Text(file.Path);
            bytes.Raw(file.Bytes.Span);
        }
        bytes.Int(bundle.Overrides.Length);
        foreach (var item in bundle.Overrides)
            bytes.Text(item);
        return bytes.ToArray();
    }

    /// <exception cref="StudyException">They are no files of a scenario.</exception>
    public static ScenarioBundle Decode(byte[] coded)
    {
        try
        {
            return Read(coded);
        }
        catch (ArgumentException error)
        {
            throw new StudyException($"The silo refuses the message: the scenario's files: {error.Message}", error);
        }
    }

    private static ScenarioBundle Read(byte[] coded)
    {
        var bytes = new ByteReader(coded);
        var scenario = bytes.Text() ?? throw new ArgumentException("a text is missing");
        var files = new BundledFile[bytes.Count(2 * sizeof(int))];
        for (var k = 0; k < files.Length; k++)
            files[k] = new(bytes.Text() ?? throw new ArgumentException("a text is missing"), bytes.Raw());
        var overrides = new string[bytes.Count(sizeof(int))];
        for (var k = 0; k < overrides.Length; k++)
            overrides[k] = bytes.Text() ?? throw new ArgumentException("a text is missing");
        return new ScenarioBundle(scenario, files, overrides);
    }
}
