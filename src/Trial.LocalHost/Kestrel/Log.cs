using Microsoft.Extensions.Logging;

namespace Trial.LocalHost;

/// <summary>Every line this host writes.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "The function {Function} failed.")]
    public static partial void Failed(ILogger logger, string function, Exception exception);
}
