using System.Data.Common;
using Orleans.Storage;

namespace TradeSim.Grains.Hosting;

/// <summary>
/// Errors of the database leave a grain as what they say. Their types are the provider's, which no message can hold: the
/// answer could not be
/// sent, and whoever asked would wait until the request times out.
/// </summary>
internal sealed class DatabaseErrors : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception error) when (ComesFromDatabase(error))
        {
            throw Sendable(error);
        }
    }

    /// <summary>The same said by an error that can be sent, and that counts as a loss (<see cref="Lost"/>) as the other does.</summary>
    internal static OrleansException Sendable(Exception error) => new(error.Message);

    // One that says that somebody else wrote has to stay what it is, since it ends the activation.
    private static bool ComesFromDatabase(Exception? error) =>
        error is not (null or InconsistentStateException) && (error is DbException || ComesFromDatabase(error.InnerException));
}
