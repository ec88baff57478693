using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Trial.LocalHost;

//  The platform's own loggers tell paths and addresses, and their levels can be turned up
//  from outside. So only the app's own lines are written, and of the platform's only why
//  the host itself stopped. Of an exception the types and where it came from are written,
//  never the message: it may hold what was sent.

/// <summary>Log lines on standard error.</summary>
internal sealed class ConsoleLines : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("Trial.", StringComparison.Ordinal) ? new Lines(categoryName, LogLevel.Information)
        : categoryName.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal) ? new Lines(categoryName, LogLevel.Critical)
        : NullLogger.Instance;

    public void Dispose()
    {
    }

    private sealed class Lines(string category, LogLevel lowest) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Console.Error.WriteLine($"{logLevel} {category}: {formatter(state, exception)}{Trace(exception)}");
            }
        }

        private static string Trace(Exception? exception) => exception is null
            ? ""
            : $"{Environment.NewLine}{exception.GetType()}{Environment.NewLine}{exception.StackTrace}{Trace(exception.InnerException)}";
    }
}
