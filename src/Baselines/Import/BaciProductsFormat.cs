namespace TradeSim.Baselines.Import;

/// <summary>The product table of BACI: recognized, so that all files of a release can be named at once; sectors come from the
/// chapter.</summary>
internal sealed class BaciProductsFormat : DataFormat
{
    public override string Name => "CEPII BACI, product codes";

    public override string? Edition(DataFile file) =>
        file.Header.Length == 2 && file.Has("code", "description") ? "code and description" : null;

    public override IEnumerable<string> Import(
        DataFile file,
        ImportTarget target,
        IProgress<double>? progress,
        CancellationToken cancellation
    ) => ["not needed: sectors follow from the chapter of the code (hs.csv)"];
}
