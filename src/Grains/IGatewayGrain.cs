namespace TradeSim.Grains;

/// <summary>Answers on the silo whose gateway a client uses: it shows that the gateway lives.</summary>
[Alias("tradesim.IGateway")]
internal interface IGatewayGrain : IGrainWithIntegerKey
{
    /// <summary>Answers at once.</summary>
    [Alias("Answer"), ResponseTimeout("00:00:05")]
    Task Answer();
}
