namespace TradeSim.Client.Printing;

/// <summary>What the command line says to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It ran, and something failed: a case that did not converge, a file that could not be written.</summary>
    public const int Failed = 1;

    /// <summary>Invalid input.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by the user.</summary>
    public const int Cancelled = 130;
}
