using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Messages;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Grains.Hosting;

/// <summary>The scenarios that a silo has read and made ready, by fingerprint. It keeps those that were used last.</summary>
internal sealed class ScenarioCache(IGrainFactory grains)
{
    private const int MostScenarios = 16;

    private readonly RecentlyUsed<Task<Simulation>> ready = new(MostScenarios);
    private readonly RecentlyUsed<Task<Simulation>> fetching = new(MostScenarios);

    /// <summary>Gets the scenario of a known study; reads it if it is not in the cache.</summary>
    /// <exception cref="ScenarioException">The scenario has errors.</exception>
    /// <exception cref="StudyException">Another engine is to run it.</exception>
    /// <exception cref="OrleansException">The study is not known.</exception>
    public Task<Simulation> Get(string study, string scenario) =>
        // All batches of a silo wait for one copy of the order, which may be large. No grain owns it, because any grain may be
        // deactivated meanwhile.
        ready.Find(scenario) ?? fetching.FindOrAdd(scenario, () => Task.Run(() => Fetch(study, scenario)));

    private async Task<Simulation> Fetch(string study, string scenario)
    {
        try
        {
            var order = await Lost.SendUntilAnswered(grains.GetGrain<IStudyGrain>(study).Order)
                ?? throw new OrleansException($"The study {study} is not known.");
            return await Add(order);
        }
        finally
        {
            fetching.Remove(scenario);
        }
    }

    /// <summary>Reads an order's scenario, unless it is in the cache.</summary>
    /// <exception cref="StudyException">Another engine is to run it.</exception>
    public Task<Simulation> Add(StudyOrder order)
    {
        order.CheckEngine();
        // Reading takes long, so it is not done in a grain's turn.
        return ready.FindOrAdd(order.Scenario, () =>
            Task.Run(() => new Simulation(ScenarioReader.Read(order.ToBundle(), order.Limits).Scenario))
        );
    }
}
