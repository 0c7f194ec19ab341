namespace TradeSim.Scenarios.Keys;

/// <summary>A whole number in a range.</summary>
internal sealed record WholeShape(int Minimum, int Maximum, string? Unit = null) : Shape
{
    public override string Expected
    {
        get
        {
            var range = $"a whole number from {MessageText.Number(Minimum)} to {MessageText.Number(Maximum)}";
            return Unit is null ? range : $"{range} ({Unit})";
        }
    }
}
