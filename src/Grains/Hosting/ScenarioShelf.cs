using System.Collections.Concurrent;
using TradeSim.Engine.Path;
using TradeSim.Scenarios;

namespace TradeSim.Grains.Hosting;

/// <summary>The scenarios that a silo has read and made ready, by fingerprint. It keeps the last few.</summary>
internal sealed class ScenarioShelf(IGrainFactory grains)
{
    private const int Places = 16;

    private readonly ConcurrentDictionary<string, Lazy<Task<Simulation>>> shelf = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> arrivals = new();

    /// <summary>Takes a scenario, which the study knows, off the shelf.</summary>
    /// <exception cref="ScenarioException">The scenario has errors.</exception>
    /// <exception cref="OrleansException">The study is not known.</exception>
    public async Task<Simulation> Take(string study, string scenario)
    {
        if (shelf.TryGetValue(scenario, out var ready)) return await ready.Value;
        return await Put(await grains.GetGrain<IStudyGrain>(study).Order() ?? throw new OrleansException($"The study {study} is not known."));
    }

    /// <summary>Reads an order's scenario, unless it stands on the shelf.</summary>
    public Task<Simulation> Put(Messages.StudyOrder order)
    {
        var place = shelf.GetOrAdd(order.Scenario, key =>
        {
            arrivals.Enqueue(key);
            // Reading takes long, so it is not done in a grain's turn.
            return new(() => Task.Run(() => new Simulation(ScenarioReader.Read(order.ToBundle(), order.Limits).Scenario)));
        });
        if (arrivals.Count > Places && arrivals.TryDequeue(out var oldest) && oldest != order.Scenario) shelf.TryRemove(oldest, out _);
        return place.Value;
    }
}
