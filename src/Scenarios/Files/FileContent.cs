namespace TradeSim.Scenarios;

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
