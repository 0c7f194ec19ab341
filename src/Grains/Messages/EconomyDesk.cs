using TradeSim.Engine.Market;

namespace TradeSim.Grains.Messages;

/// <summary>
/// Where an economy answers. It is lent, as the messages of a round are: inside a silo the economy itself travels, and its market, beside
/// it, asks it in place; a message takes several times as long as an answer for the eight cases that suit a cache. To another silo an empty
/// desk arrives, and rounds go as messages. An answer is a pure function of what is asked, so it is the same here and there.
/// </summary>
[Immutable]
public sealed class EconomyDesk
{
    internal EconomyDesk(Economy? economy) => Economy = economy;

    /// <summary>The economy; null where it is not on this silo.</summary>
    internal Economy? Economy { get; }

    /// <summary>Whether the economy can be asked in place.</summary>
    internal bool IsHere => Economy is not null;
}

[RegisterConverter]
internal sealed class EconomyDeskCoder : IConverter<EconomyDesk, Coded>
{
    public Coded ConvertToSurrogate(in EconomyDesk value) => new() { Bytes = [] };

    public EconomyDesk ConvertFromSurrogate(in Coded surrogate) => new(null);
}
