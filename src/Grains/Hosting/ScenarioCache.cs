using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Messages;
using TradeSim.Scenarios;

namespace TradeSim.Grains.Hosting;

/// <summary>The scenarios that a silo has read and made ready, by fingerprint. It keeps those that were used last.</summary>
internal sealed class ScenarioCache(IGrainFactory grains)
{
    private const int Capacity = 16;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Task<Simulation>> fetching = [];
    private readonly LinkedList<(string Scenario, Task<Simulation> Ready)> byUse = []; // the last used first

    /// <summary>Gets the scenario of a known study; reads it if it is not in the cache.</summary>
    /// <exception cref="ScenarioException">The scenario has errors.</exception>
    /// <exception cref="StudyException">Another engine is to run it.</exception>
    /// <exception cref="OrleansException">The study is not known.</exception>
    public Task<Simulation> Get(string study, string scenario)
    {
        lock (gate)
        {
            if (Find(scenario) is { } ready)
                return ready;
            // All batches of a silo wait for one copy of the order, which may be large. No grain owns it, because any grain may be
            // deactivated meanwhile.
            if (!fetching.TryGetValue(scenario, out var order))
                fetching[scenario] = order = Task.Run(() => Fetch(study, scenario));
            return order;
        }
    }

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
            lock (gate)
                fetching.Remove(scenario);
        }
    }

    /// <summary>Reads an order's scenario, unless it is in the cache.</summary>
    /// <exception cref="StudyException">Another engine is to run it.</exception>
    public Task<Simulation> Add(StudyOrder order)
    {
        order.CheckEngine();
        lock (gate)
        {
            if (Find(order.Scenario) is { } ready)
                return ready;
            // Reading takes long, so it is not done in a grain's turn.
            byUse.AddFirst((order.Scenario, Task.Run(() => new Simulation(ScenarioReader.Read(order.ToBundle(), order.Limits).Scenario))));
            if (byUse.Count > Capacity)
                byUse.RemoveLast();
            return byUse.First!.Value.Ready;
        }
    }

    private Task<Simulation>? Find(string scenario)
    {
        lock (gate)
        {
            for (var place = byUse.First; place is not null; place = place.Next)
            {
                if (place.Value.Scenario != scenario)
                    continue;
                byUse.Remove(place);
                byUse.AddFirst(place);
                return place.Value.Ready;
            }
            return null;
        }
    }
}
