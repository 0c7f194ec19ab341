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
    private readonly YearOfEconomyCoder years = new();
    private readonly QuotesOfRoundCoder quotes = new();
    private readonly AnswerOfEconomyCoder answers = new();

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void A_batch_run_over_the_wire_has_the_same_bits(int cases)
    {
        foreach (var bundle in new[] { Worlds.General, Worlds.Proportional, Worlds.Partial, Worlds.Levers })
        {
            var simulation = new Simulation(Worlds.Read(bundle));
            var table = Worlds.Cases(bundle, cases);
            var batch = simulation.BatchOf(table, 0, cases, keepTables: true);
            var told = new Dictionary<int, YearOfEconomy>();
            var rooms = new Dictionary<int, PartAnswer>();
            var edition = (Round: (Batch?)null, Number: 0);

            foreach (var round in batch.Rounds())
            {
                var sent = Through(new QuotesOfRound([new PartQuotes(0, 1, round.Quotes)])).Parts[0].Quotes;
                for (var n = 0; n < simulation.Place.Economies.Length; n++)
                {
                    if (edition != (round, round.Edition))
                        told[n] = Through(new YearOfEconomy("s", "x", n, [new PartYear(0, 1, round.Market)]));
                    if (!rooms.TryGetValue(n, out var room) || room.Response.Size.Cases != round.Market.Size.Cases)
                        rooms[n] = room = new PartAnswer(round.Market.Size);
                    room.Clear(sent);
                    simulation.Place.Economies[n].Respond(told[n].Parts[0].Year, sent, room.Response, room.Book, room.Sensitivity);
                    var answer = Through(new AnswerOfEconomy([room])).Parts[0];
                    round.TakeAnswer(n, answer.Response, answer.Book, answer.Sensitivity);
                }
                edition = (round, round.Edition);
            }

            Assert.Equal(Worlds.Hash([.. simulation.Run(table, new RunOptions { KeepTables = true })]), Worlds.Hash([.. batch.Results]));
        }
    }

    [Fact]
    public void An_economy_that_lost_everything_is_told_again_and_answers_the_same()
    {
        var simulation = new Simulation(Worlds.Read(Worlds.General));
        var table = Worlds.Cases(Worlds.General, 20);
        var batch = simulation.BatchOf(table, 0, 20, keepTables: false);
        var rooms = new PartAnswer[simulation.Place.Economies.Length];
        var counter = 0;

        foreach (var round in batch.Rounds())
        {
            for (var n = 0; n < rooms.Length; n++)
            {
                // Every third answer comes from an economy that is new, and is asked for every strip.
                var lost = rooms[n] is null || counter++ % 3 == 0;
                if (lost)
                    rooms[n] = new PartAnswer(round.Market.Size);
                Quotes asked = lost ? round.Quotes.ToAll() : round.Quotes;
                rooms[n].Clear(asked);
                simulation.Place.Economies[n].Respond(round.Market, asked, rooms[n].Response, rooms[n].Book, rooms[n].Sensitivity);
                round.TakeAnswer(n, rooms[n].Response, rooms[n].Book, rooms[n].Sensitivity);
            }
        }

        Assert.Equal(Worlds.Hash([.. simulation.Run(table)]), Worlds.Hash([.. batch.Results]));
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

    private YearOfEconomy Through(YearOfEconomy value) => years.ConvertFromSurrogate(years.ConvertToSurrogate(value));

    private QuotesOfRound Through(QuotesOfRound value) => quotes.ConvertFromSurrogate(quotes.ConvertToSurrogate(value));

    private AnswerOfEconomy Through(AnswerOfEconomy value) => answers.ConvertFromSurrogate(answers.ConvertToSurrogate(value));
}
