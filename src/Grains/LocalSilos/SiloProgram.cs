namespace TradeSim.Grains.LocalSilos;

/// <summary>The program of a silo, which is installed beside the client.</summary>
internal static class SiloProgram
{
    /// <summary>Where it is.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static string Find()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "tradesim-silo.dll");
        return File.Exists(file) ? file : throw new FileNotFoundException($"The silo is not beside the client: {file}", file);
    }
}
