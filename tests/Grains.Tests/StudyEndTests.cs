using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;
using TradeSim.Grains.Storage;

namespace TradeSim.Grains.Tests;

/// <summary>The end of a study whose store refuses to write it, as after a crash that left an earlier write unknown.</summary>
public sealed class StudyEndTests
{
    private const string Memory = "memory";

    [Fact]
    public async Task A_study_is_finished_for_its_clients_once_that_is_stored()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var builder = new InProcessTestClusterBuilder(1);
        RefusingStorage? store = null;
        builder.ConfigureSilo(
            (_, silo) =>
            {
                silo.AddMemoryGrainStorage(Memory);
                silo.Services.AddKeyedSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>(Memory);
                silo.Services.AddKeyedSingleton<IGrainStorage>(TradeSimStorage.Name, (services, _) =>
                    store = new RefusingStorage(services.GetRequiredKeyedService<IGrainStorage>(Memory))
                );
                silo.AddTradeSim();
            }
        );
        builder.ConfigureClient(client => client.AddTradeSim());
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var table = Worlds.Cases(Worlds.General, 20);
        var study = new StudyClient(cluster.Client, "end");

        var order = new StudyOrder("end", Worlds.General, table, new RunOptions { CasesPerBatch = 5 });
        await study.Start(order, limit.Token);
        var reading = study.Results(order, null, limit.Token);

        await store!.Refusing.Task.WaitAsync(limit.Token);
        Assert.Equal(StudyStatus.Running, (await study.Describe(limit.Token)).Status);
        store.Refuse.SetResult();
        var results = await reading;
        Assert.Equal(StudyStatus.Finished, (await study.Describe(limit.Token)).Status);
        Assert.Equal(Worlds.Hash(new Simulation(Worlds.Read(Worlds.General)).Run(table)), Worlds.Hash(results));
    }

    /// <summary>Refuses the first write of a finished study, when the test says so.</summary>
    private sealed class RefusingStorage(IGrainStorage store) : IGrainStorage
    {
        public TaskCompletionSource Refusing { get; } = new();

        public TaskCompletionSource Refuse { get; } = new();

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            store.ReadStateAsync(stateName, grainId, grainState);

        public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (grainState.State is StudyState { Status: StudyStatus.Finished } && Refusing.TrySetResult())
            {
                await Refuse.Task;
                throw new InconsistentStateException("Version conflict");
            }
            await store.WriteStateAsync(stateName, grainId, grainState);
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            store.ClearStateAsync(stateName, grainId, grainState);
    }
}
