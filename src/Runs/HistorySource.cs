using System.Security.Cryptography;
using TradeSim.Studies.Cases;
using TradeSim.Studies.History;
using TradeSim.Studies.Requests;

namespace TradeSim.Runs;

/// <summary>The source of the history: the shipped one, or a folder of the user.</summary>
/// <param name="Shown">As manifests name it: <c>shipped</c>, or the folder and a fingerprint of its tables.</param>
/// <param name="History">The trade of many pairs and the growth that forecasters expected.</param>
internal sealed record HistorySource(string Shown, TradeHistory History)
{
    private static readonly string[] Tables = ["pairs.csv", "growth-vintages.csv"];

    /// <summary>Reads the history of a request.</summary>
    /// <param name="given">A folder, or a <see cref="HistoryChoice"/>.</param>
    /// <returns>Null where history is switched off.</returns>
    public static HistorySource? Read(string given) =>
        given switch
        {
            HistoryChoice.Shipped => new HistorySource(HistoryChoice.Shipped, TradeHistory.Shipped()),
            HistoryChoice.None => null,
            _ => Folder(given),
        };

    /// <summary>The same where there is nothing to do without a history.</summary>
    public static HistorySource Needed(string given) =>
        Read(given)
        ?? throw new UserException(
            $"--history: got {HistoryChoice.None}, expected a folder with {string.Join(" and ", Tables)}, or nothing for the history "
                + $"that ships"
        );

    /// <summary>What past forecasts teach.</summary>
    /// <param name="years">Years ahead that are needed.</param>
    /// <param name="otherwise">Alternatives to a folder.</param>
    /// <param name="context">Progress and cancellation.</param>
    public ForecastErrorModel Errors(int years, string otherwise, StudyContext context)
    {
        try
        {
            return ForecastErrorModel.Of(Joined, years, context);
        }
        catch (StudyException exception)
        {
            throw new UserException($"--history {Shown}: {exception.Message}; {otherwise}");
        }
    }

    /// <summary>The user's own series first, and the pairs that ship where they have none.</summary>
    public TradeHistory Joined => Others is null ? History : History.JoinedWith(Others);

    /// <summary>The shipped pairs, in addition to a folder of the user; null: there is no such folder.</summary>
    public TradeHistory? Others { get; private init; }

    private static HistorySource Folder(string folder)
    {
        if (!File.Exists(Path.Combine(folder, Tables[0])))
            throw new UserException(
                $"{Path.Combine(folder, Tables[0])}: history not found. Expected a table with columns reporter, partner, flow, year, "
                    + $"value_usd_m, such as scenarios/data/history; {HistoryChoice.None} switches history off, and without --history "
                    + $"the shipped one is taken"
            );
        byte[]?[] tables =
        [
            .. Tables.Select(name => Path.Combine(folder, name)).Select(path => File.Exists(path) ? File.ReadAllBytes(path) : null),
        ];
        var pairs = Read(TradeHistory.ReadTurnovers, 0);
        var history = tables[1] is null ? pairs : pairs.With(Read(GrowthVintages.Read, 1));
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData([.. tables.OfType<byte[]>().SelectMany(table => table)]))[..12];
        return new HistorySource($"{folder} ({fingerprint})", history) { Others = TradeHistory.Shipped() };

        T Read<T>(Func<TextReader, string, T> read, int table)
        {
            try
            {
                using var reader = new StreamReader(new MemoryStream(tables[table]!));
                return read(reader, Path.Combine(folder, Tables[table]));
            }
            catch (StudyException exception)
            {
                throw new UserException(exception.Message);
            }
        }
    }
}
