using System.Globalization;
using System.Text;

namespace TradeSim.TestKit;

/// <summary>
/// Seeded mutations of valid inputs. The tests of the solution try 10,000 in all; TRADESIM_FUZZ=100 tries a hundred times as many, and
/// TRADESIM_FUZZ_SEED others.
/// </summary>
public static class Fuzzing
{
    /// <summary>What breaks readers: numbers at and beyond the ends of their ranges, openings, escapes and control characters.</summary>
    private static readonly string[] Hostile =
    [
        "0",
        "-1",
        "1e400",
        "-1e308",
        "1e-320",
        "NaN",
        ".inf",
        "2147483648",
        "9223372036854775808",
        "0x10",
        "1_000",
        "5%",
        "0,05",
        "[",
        "]",
        "{",
        "}",
        ": ",
        "- ",
        "\"",
        "'",
        "|",
        ">",
        "&a ",
        "*a",
        "!!binary ",
        "<<: ",
        "---\n",
        "\n",
        "\r",
        "\t",
        "\0",
        ",",
        ",,,,",
        "null",
        "true",
        "all",
        "../",
        "/dev/zero",
        "\uFEFF",
        "\u202E",
        "\uD800",
        "=cmd()",
        "\u001b[31m",
        "<script>",
        "[0]",
        "[-1]",
        "[99999999999]",
        ".value",
    ];

    /// <summary>How many times as many inputs as in a usual run of the tests.</summary>
    private static int Times => FromEnvironment("TRADESIM_FUZZ", 1);

    /// <summary>Numbers of the inputs to try, each the seed of one.</summary>
    /// <param name="usual">How many are tried in a usual run.</param>
    public static IEnumerable<int> Seeds(int usual)
    {
        var first = FromEnvironment("TRADESIM_FUZZ_SEED", 0);
        for (var k = 0; k < usual * Times; k++)
            yield return first + k;
    }

    /// <summary>
    /// Fails where an input took longer than a second, in campaigns only: usual runs share the machine with others.
    /// </summary>
    /// <param name="seed">Number of the input.</param>
    /// <param name="took">How long it took.</param>
    public static void Note(int seed, TimeSpan took)
    {
        if (Times > 1 && took > TimeSpan.FromSeconds(1))
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"Input {seed} took {took.TotalSeconds:f1} s."));
    }

    /// <summary>A text with one to six mutations.</summary>
    public static string Mutate(string text, Random random)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(random);
        var mutated = new StringBuilder(text);
        for (var left = random.Next(1, 7); left > 0; left--)
        {
            var at = random.Next(mutated.Length + 1);
            var length = Math.Min(mutated.Length - at, random.Next(1, random.Next(4) == 0 ? 200 : 12));
            switch (random.Next(5))
            {
                case 0:
                    mutated.Remove(at, length);
                    break;
                case 1:
                    mutated.Insert(at, Hostile[random.Next(Hostile.Length)]);
                    break;
                case 2:
                    mutated.Remove(at, length).Insert(at, Hostile[random.Next(Hostile.Length)]);
                    break;
                case 3:
                    mutated.Insert(random.Next(mutated.Length + 1), mutated.ToString(at, length));
                    break;
                default:
                    if (at < mutated.Length)
                        mutated[at] = (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000);
                    break;
            }
        }
        return mutated.ToString();
    }

    /// <summary>Bytes with one to six mutations, lengths among them.</summary>
    public static byte[] Mutate(ReadOnlySpan<byte> bytes, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var mutated = bytes.ToArray().ToList();
        for (var left = random.Next(1, 7); left > 0; left--)
        {
            var at = random.Next(mutated.Count + 1);
            var length = Math.Min(mutated.Count - at, random.Next(1, 40));
            switch (random.Next(4))
            {
                case 0:
                    mutated.RemoveRange(at, length);
                    break;
                case 1:
                    mutated.InsertRange(
                        at,
                        BitConverter.GetBytes(random.Next(3) == 0 ? int.MaxValue : random.Next(int.MinValue, int.MaxValue))
                    );
                    break;
                case 2:
                    mutated.InsertRange(random.Next(mutated.Count + 1), mutated.GetRange(at, length));
                    break;
                default:
                    if (at < mutated.Count)
                        mutated[at] = (byte)random.Next(256);
                    break;
            }
        }
        return [.. mutated];
    }

    private static int FromEnvironment(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
