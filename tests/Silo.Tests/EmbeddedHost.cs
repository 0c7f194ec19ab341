using System.Collections.Concurrent;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Silo.Tests;

/// <summary>What the embedded host computes, for tests that compare a cluster with it.</summary>
internal static class EmbeddedHost
{
    private static readonly ConcurrentDictionary<(int Cases, int Seed), Lazy<string>> Hashes = new();

    /// <summary>The hash of the results of <see cref="Worlds.Cases"/> in <see cref="Worlds.General"/>. Tests of all stores use the same
    /// studies, so each is computed once.</summary>
    public static string HashOf(int cases, int seed) =>
        Hashes
            .GetOrAdd((cases, seed), key =>
                new(() => Worlds.Hash(new Simulation(Worlds.Read(Worlds.General)).Run(Worlds.Cases(Worlds.General, key.Cases, key.Seed))))
            )
            .Value;
}
