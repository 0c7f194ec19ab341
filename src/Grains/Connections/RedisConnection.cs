using StackExchange.Redis;

namespace TradeSim.Grains.Connections;

/// <summary>Reads the configuration string of Redis.</summary>
internal static class RedisConnection
{
    /// <summary>The options; a server that is away at the start is tried again.</summary>
    /// <exception cref="FormatException">The configuration is malformed.</exception>
    public static ConfigurationOptions Parse(string configuration)
    {
        try
        {
            var options = ConfigurationOptions.Parse(configuration);
            options.AbortOnConnectFail = false;
            return options;
        }
        catch (ArgumentException error)
        {
            throw new FormatException(error.Message, error);
        }
    }

    /// <summary>Whether it can be read and names a server.</summary>
    public static bool IsValid(string configuration)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(configuration) && Parse(configuration).EndPoints.Count > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
