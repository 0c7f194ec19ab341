namespace TradeSim.Grains.Messages;

/// <summary>What a government has decided for the next year; or that it does not know the years before, and must be told again.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.decisions-of-government")]
internal sealed class DecisionsOfGovernment
{
    /// <summary>Empty: it has lost its memory.</summary>
    [Id(0)]
    internal byte[] Coded { get; init; } = [];

    internal static DecisionsOfGovernment YearsUnknown { get; } = new();

    internal bool KnowsYears => Coded.Length > 0;
}
