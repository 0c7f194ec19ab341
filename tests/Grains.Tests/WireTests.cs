using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Market;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;
using TradeSim.Grains.Storage;
using TradeSim.Studies.Cases;

namespace TradeSim.Grains.Tests;

/// <summary>What goes over the wire arrives with all of its bits: a batch whose every message is coded and decoded has the same
/// results.</summary>
public class WireTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(20, false)]
    [InlineData(1, true)]
    [InlineData(20, true)]
    public void A_batch_run_over_the_wire_has_the_same_bits(int cases, bool countriesAreLost)
    {
        foreach (var bundle in new[] { Worlds.General, Worlds.Proportional, Worlds.Partial, Worlds.Levers })
        {
            var simulation = new Simulation(Worlds.Read(bundle));
            var table = Worlds.Cases(bundle, cases);
            var batch = simulation.BatchOf(table, 0, cases, keepTables: true);
            var countries = new Country?[simulation.Place.Economies.Length];
            var (edition, stamp, counter) = (((Batch?)null, 0), 0, 0);

            foreach (var round in batch.Rounds())
            {
                var isNew = edition != (round, round.Edition);
                (edition, stamp) = ((round, round.Edition), isNew ? stamp + 1 : stamp);
                for (var n = 0; n < countries.Length; n++)
                {
                    var isLost = countries[n] is null || (countriesAreLost && counter++ % 3 == 0);
                    var answer = isLost ? null : countries[n]!.Respond(Quotes(round.Quotes, n), isNew ? Year(round, n) : null);
                    if (answer is null)
                    {
                        countries[n] = new Country();
                        Assert.Null(countries[n]!.Respond(Quotes(round.Quotes, n), null)); // it knows nothing
                        countries[n]!.Join(new() { Accounts = EconomyCoder.Encode(EconomyAccounts.Of(simulation.Place.World, n)) });
                        answer = countries[n]!.Respond(Quotes(round.Quotes.ToAll(), n), Year(round, n));
                    }
                    var received = EconomyAnswer.Decode(answer!.Encode());
                    round.TakeAnswer(n, received.Response, received.Book, received.Sensitivity);
                }
            }

            Assert.Equal(
                Worlds.Numbers([.. simulation.Run(table, new RunOptions { KeepTables = true })]),
                Worlds.Numbers([.. batch.Results])
            );

            QuotesOfRound Quotes(Quotes quotes, int country) =>
                new()
                {
                    Stamp = stamp,
                    Offers = QuotesCoder.EncodeOffers(quotes),
                    Own = QuotesCoder.EncodeOwn(quotes, country),
                };

            YearOfEconomy Year(Batch round, int country) => new() { Coded = EconomyCoder.Encode(stamp, round.Market, country) };
        }
    }

    [Fact]
    public void An_error_of_the_store_can_be_sent()
    {
        var serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();
        var error = new StorageUnavailableException("sorry, too many clients already", new Refused("refused"));

        var received = serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(error));

        Assert.True(Lost.Is(Assert.IsType<StorageUnavailableException>(received)));
        Assert.Equal("sorry, too many clients already: refused", received!.Message);
    }

    /// <summary>A length that the message cannot hold is refused before room is made for it.</summary>
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void A_length_beyond_the_message_is_refused(int length)
    {
        var bytes = new ByteWriter();
        bytes.Int(length);
        var coded = bytes.ToArray();

        Assert.Throws<StudyException>(() => new ByteReader(coded).Doubles());
        Assert.Throws<StudyException>(() => ResultCoder.Decode(coded, 0));
        Assert.Throws<StudyException>(() => new ByteReader(coded.AsSpan(0, 2)).Int());
    }

    private sealed class Refused(string message) : DbException(message);
}
