using System.Globalization;
using TradeSim.Baselines.World;

namespace TradeSim.Baselines.Import;

/// <summary>
/// Sectors by chapter of the Harmonized System (<c>hs.csv</c>) or division of ISIC (<c>isic.csv</c>). A table of the same name beside the
/// recipe replaces the program's; columns from, to, sector.
/// </summary>
internal sealed class Concordance
{
    private readonly int[] sectorOf = new int[100];

    private Concordance(string name, IEnumerable<string[]> rows, IReadOnlyList<string> sectors)
    {
        Array.Fill(sectorOf, -1);
        foreach (string[] row in rows)
        {
            int sector = sectors.ToList().IndexOf(row[2]);
            if (
                !int.TryParse(row[0], NumberStyles.None, CultureInfo.InvariantCulture, out int from)
                || !int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out int to)
                || from > to
                || to >= sectorOf.Length
            )
                throw new RecipeException([$"{name}: got '{row[0]}' to '{row[1]}', expected two whole numbers from 1 to 99"]);
            if (sector < 0)
                throw new RecipeException([
                    $"{name}: got the sector '{row[2]}', expected one of {string.Join(", ", sectors)}; write a {name} for these sectors "
                        + $"beside the recipe",
                ]);
            Array.Fill(sectorOf, sector, from, to - from + 1);
        }
    }

    /// <summary>Reads the table of the recipe's folder, or the program's.</summary>
    /// <param name="folder">Folder of the recipe.</param>
    /// <param name="name"><c>hs.csv</c> or <c>isic.csv</c>.</param>
    /// <param name="sectors">The recipe's sectors, in their order.</param>
    public static Concordance Read(string folder, string name, IReadOnlyList<string> sectors) =>
        File.Exists(Path.Combine(folder, name))
            ? new Concordance(
                name,
                RecipeTable.Read(folder, name, "from", "to", "sector").Rows.Select(row => new[] { row["from"], row["to"], row["sector"] }),
                sectors
            )
            : new Concordance(name, EmbeddedTable.Rows(name, "from", "to", "sector"), sectors);

    /// <summary>Index of the sector of a chapter or division; −1: none.</summary>
    public int Sector(int chapter) => (uint)chapter < (uint)sectorOf.Length ? sectorOf[chapter] : -1;

    /// <summary>The chapter of an HS code of 2, 4 or 6 digits, leading zero or not; 0 if it is none.</summary>
    public static int ChapterOf(ReadOnlySpan<char> code)
    {
        foreach (char digit in code)
        {
            if (!char.IsAsciiDigit(digit))
                return 0;
        }

        return code.Length is < 1 or > 10 ? 0
            : code.Length == 1 || code.Length % 2 == 1 ? code[0] - '0'
            : ((code[0] - '0') * 10) + code[1] - '0';
    }
}
