using Microsoft.Extensions.Logging;

namespace Trial.LocalHost;

/// <summary>Every line this host writes.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "{What} failed.")]
    public static partial void Failed(ILogger logger, string what, Exception exception);
}
