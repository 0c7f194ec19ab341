namespace TradeSim.Grains.Hosting;

/// <summary>How markets and economies on one silo speak to each other. It changes no bit of a result.</summary>
/// <param name="InPlace">Whether a market asks the economies beside it without a message. False: as if each were on another silo.</param>
internal sealed record RoundOptions(bool InPlace);
