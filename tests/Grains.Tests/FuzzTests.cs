using System.Diagnostics;
using System.Reflection;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Messages;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Grains.Tests;

/// <summary>Mutated messages are read or refused in one line; nothing else may happen (<see cref="Fuzzing"/>).</summary>
public sealed class FuzzTests
{
    private static readonly CaseTable Table = Worlds.Cases(Worlds.General, 6);

    [Fact]
    public void Coded_results_files_and_tables()
    {
        var results = ResultCoder.Encode([.. new Simulation(Worlds.Read(Worlds.General)).Run(Table, new RunOptions { KeepTables = true })]);
        var bundle = BundleCoder.Encode(Worlds.General);
        var table = TableCoder.Encode(Table, 0, Table.Count);
        Try(1000, random =>
        {
            switch (random.Next(3))
            {
                case 0:
                    ResultCoder.Decode(Fuzzing.Mutate(results, random), 0);
                    break;
                case 1:
                    BundleCoder.Decode(Fuzzing.Mutate(bundle, random));
                    break;
                default:
                    TableCoder.Decode([.. Table.Columns], Fuzzing.Mutate(table, random), Table.Count);
                    break;
            }
        });
    }

    /// <summary>Every field of an order in turn, as a hostile client could send it: what passes the check can be read.</summary>
    [Fact]
    public void Orders()
    {
        var fields = typeof(StudyOrder)
            .GetProperties(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => field.GetCustomAttribute<IdAttribute>() is not null)
            .ToArray();
        Try(1000, random =>
        {
            var order = new StudyOrder("fuzz", Worlds.General, Table, new RunOptions());
            var field = fields[random.Next(fields.Length)];
            field.SetValue(order, Mutated(field.GetValue(order), field.PropertyType, random));
            order.Check();
            order.CheckEngine();
            _ = order.ToBundle();
            _ = order.ToTable();
            _ = order.ToRequest();
            _ = order.Key;
        });
    }

    private static object? Mutated(object? value, Type type, Random random) =>
        random.Next(10) == 0 && !type.IsValueType ? null
        : type == typeof(int) || type == typeof(int?) ? random.Next(int.MinValue, int.MaxValue)
        : value switch
        {
            string text => Fuzzing.Mutate(text + "text", random),
            byte[] bytes => Fuzzing.Mutate(bytes, random),
            int[] numbers => numbers.Select(number => random.Next(2) == 0 ? number : random.Next(int.MinValue, int.MaxValue)).ToArray(),
            bool flag => !flag,
            _ => value,
        };

    private static void Try(int usual, Action<Random> input)
    {
        foreach (var seed in Fuzzing.Seeds(usual))
        {
            var clock = Stopwatch.StartNew();
            try
            {
                input(new Random(seed));
            }
            catch (Exception error) when (error is StudyException or ScenarioException)
            {
                Assert.NotEmpty(error.Message);
            }
            catch (Exception error)
            {
                Assert.Fail($"input {seed}: {error}");
            }
            Fuzzing.Note(seed, clock.Elapsed);
        }
    }
}
