using TradeSim.Studies;

namespace TradeSim.Grains.Messages;

/// <summary>Refuses what another engine computed or is to compute.</summary>
internal static class EngineMismatch
{
    /// <param name="engine">Identity of the engine that a study requires.</param>
    /// <param name="here">What this process is: a silo or a client.</param>
    /// <exception cref="StudyException">It is not the engine of this process.</exception>
    public static void Check(string engine, string here)
    {
        if (engine != EngineIdentity.Current)
            throw Of(engine, here, EngineIdentity.Current);
    }

    public static StudyException Of(string engine, string here, string other) =>
        new(
            $"The study belongs to engine {engine}, but this {here} runs engine {other}. Results of two engines must not be mixed: run "
                + $"the same "
                + "version of TradeSim on all silos and clients, or start the study again."
        );
}
