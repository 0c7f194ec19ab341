namespace TradeSim.Baselines.Import;

/// <summary>A format of public data that can be imported. Formats drift, so a file is recognized by its content.</summary>
internal abstract class DataFormat
{
    /// <summary>All formats, in the order in which they are tried.</summary>
    public static IReadOnlyList<DataFormat> All { get; } =
    [
        new BaciFormat(),
        new BaciCountriesFormat(),
        new BaciProductsFormat(),
        new ComtradeFormat(),
        new WorldBankFormat(),
        new OutlookFormat(),
        new ItpdFormat(),
        new FigaroFormat(),
        new IcioFormat(),
        new TariffFormat(),
    ];

    /// <summary>Name for people.</summary>
    public abstract string Name { get; }

    /// <summary>The edition of a file, such as "HS22, 2023, release 202501"; null: the file is not of this format.</summary>
    public abstract string? Edition(DataFile file);

    /// <summary>Reads the file into the recipe's tables.</summary>
    /// <param name="file">The file.</param>
    /// <param name="target">The recipe.</param>
    /// <param name="progress">Fraction that is read.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>The imported and the omitted data, with reasons; a line each.</returns>
    /// <exception cref="RecipeException">The file has the format's columns, but cannot be used.</exception>
    public abstract IEnumerable<string> Import(
        DataFile file,
        ImportTarget target,
        IProgress<double>? progress,
        CancellationToken cancellation
    );
}
