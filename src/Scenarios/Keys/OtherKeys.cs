namespace TradeSim.Scenarios.Keys;

/// <summary>Keys that the file chooses.</summary>
/// <param name="What">What they are, such as <c>economy</c>.</param>
/// <param name="Value">What their values may be.</param>
/// <param name="Meaning">What they mean.</param>
/// <param name="AreYears">Whether they are years; otherwise they are names.</param>
internal sealed record OtherKeys(string What, Shape Value, string Meaning, bool AreYears = false)
{
    public const string YearPattern = "[1-9][0-9]{0,3}";

    public bool Accepts(string key) => !AreYears || key.Length is >= 1 and <= 4 && key[0] != '0' && key.All(char.IsAsciiDigit);
}
