using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;
using TradeSim.Grains.Storage;

namespace TradeSim.Grains.Tests;

/// <summary>Studies in a store that refuses a write or is slow.</summary>
public sealed class StudyStorageTests
{
    private const string Memory = "memory";

    private CancellationToken Patience { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    /// <summary>As after a crash of the store that left it unknown whether an earlier write was made.</summary>
    [Fact]
    public async Task A_study_is_finished_for_its_clients_once_that_is_stored()
    {
        var store = new RefusingStorage();
        await using var cluster = await Start(store);
        var table = Worlds.Cases(Worlds.General, 20);
        var study = new StudyClient(cluster.Client, "end");

        var order = new StudyOrder("end", Worlds.General, table, new RunOptions { CasesPerBatch = 5 });
        await study.Start(order, Patience);
        var reading = study.Results(order, null, Patience);

        await store.Refusing.Task.WaitAsync(Patience);
        Assert.Equal(StudyStatus.Running, (await study.Describe(Patience)).Status);
        store.Refuse.SetResult();
        var results = await reading;
        Assert.Equal(StudyStatus.Finished, (await study.Describe(Patience)).Status);
        Assert.Equal(Worlds.Numbers(new Simulation(Worlds.Read(Worlds.General)).Run(table)), Worlds.Numbers(results));
    }

    [Fact]
    public async Task A_study_is_removed_part_by_part_and_can_be_left_in_between()
    {
        const int batches = 256;
        var store = new SlowStorage();
        await using var cluster = await Start(store);
        var study = new StudyClient(cluster.Client, "large");
        var order = new StudyOrder("large", Worlds.General, Worlds.Cases(Worlds.General, batches), new RunOptions { CasesPerBatch = 1 });
        await study.Run(order, null, Patience);

        // The grain works at it for a while, answers, and can be asked how far it has come.
        Assert.False(await cluster.Client.GetGrain<IStudyGrain>("large").Remove());
        var once = store.Removed.Count;
        Assert.InRange(once, 1, batches - 1);
        Assert.Equal(StudyStatus.Cancelled, (await study.Describe(Patience)).Status);

        // Who gives up leaves it as it is.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => study.Remove(new CancellationToken(canceled: true)));
        Assert.Equal(once, store.Removed.Count);

        // The next one goes on where the first ended.
        await study.Remove(Patience);
        Assert.Equal(batches, store.Removed.Count);
        Assert.All(store.Removed, batch => Assert.Equal(1, batch.Value));
        Assert.Equal(StudyStatus.Unknown, (await study.Describe(Patience)).Status);
    }

    private static async Task<InProcessTestCluster> Start(MemoryStorage store)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo(
            (_, silo) =>
            {
                silo.AddMemoryGrainStorage(Memory);
                silo.Services.AddKeyedSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>(Memory);
                silo.Services.AddKeyedSingleton<IGrainStorage>(TradeSimStorage.Name, (services, _) =>
                {
                    store.Inner = services.GetRequiredKeyedService<IGrainStorage>(Memory);
                    return store;
                });
                silo.AddTradeSim();
            }
        );
        builder.ConfigureClient(client => client.AddTradeSim());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    private abstract class MemoryStorage : IGrainStorage
    {
        public IGrainStorage? Inner { get; set; }

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            Inner!.ReadStateAsync(stateName, grainId, grainState);

        public virtual Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            Inner!.WriteStateAsync(stateName, grainId, grainState);

        public virtual Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            Inner!.ClearStateAsync(stateName, grainId, grainState);
    }

    /// <summary>Refuses the first write of a finished study, when the test says so.</summary>
    private sealed class RefusingStorage : MemoryStorage
    {
        public TaskCompletionSource Refusing { get; } = new();

        public TaskCompletionSource Refuse { get; } = new();

        public override async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (grainState.State is StudyState { Status: StudyStatus.Finished } && Refusing.TrySetResult())
            {
                await Refuse.Task;
                throw new InconsistentStateException("Version conflict");
            }
            await base.WriteStateAsync(stateName, grainId, grainState);
        }
    }

    /// <summary>Takes so long to remove a batch that one request to the study does not suffice: it ends after two seconds.</summary>
    private sealed class SlowStorage : MemoryStorage
    {
        /// <summary>How often each batch was removed.</summary>
        public ConcurrentDictionary<GrainId, int> Removed { get; } = [];

        public override async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (stateName == "batch")
            {
                await Task.Delay(TimeSpan.FromSeconds(0.75));
                Removed.AddOrUpdate(grainId, 1, (_, times) => times + 1);
            }
            await base.ClearStateAsync(stateName, grainId, grainState);
        }
    }
}
