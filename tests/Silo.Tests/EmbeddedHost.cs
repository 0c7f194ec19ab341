using System.Collections.Concurrent;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Silo.Tests;

/// <summary>What the embedded host computes, for tests that compare a cluster with it.</summary>
internal static class EmbeddedHost
{
    private static readonly ConcurrentDictionary<(int Cases, int Seed), Lazy<string[]>> Results = new();

    /// <summary>The numbers of the results of <see cref="Worlds.Cases"/> in <see cref="Worlds.General"/>. Tests of all stores use the same
    /// studies, so each is computed once.</summary>
    public static string[] NumbersOf(int cases, int seed) =>
        Results
            .GetOrAdd((cases, seed), key =>
                new(() =>
                    Worlds.Numbers(new Simulation(Worlds.Read(Worlds.General)).Run(Worlds.Cases(Worlds.General, key.Cases, key.Seed)))
                )
            )
            .Value;
}
