using Microsoft.Extensions.Logging;

namespace Trial.Functions.Telemetry;

//  The Functions host drops the log lines of a worker that belong to no run. A line of the worker's error stream it keeps, at the level
//  that the words say: Warning with "warn" in it, else Error with "error" or "fail", else Information, which host.json does not let
//  through (ParseErrorMessageAndLog in the host's WorkerProcess.cs). So each line begins with its level.

/// <summary>Lines on the error stream: why the service ends or has stopped, and what is logged beside the runs.</summary>
internal sealed class ErrorStream(TextWriter to) : ILoggerProvider
{
    /// <summary>Says why the service ends, or takes nothing.</summary>
    /// <param name="sentence">One line.</param>
    public static void Say(string sentence) => Write(Console.Error, LogLevel.Error, sentence);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(to);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static void Write(TextWriter to, LogLevel level, string sentence) => to.WriteLine($"{level}: {sentence}");

    private sealed class Logger(TextWriter to) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Write(to, logLevel, formatter(state, exception));
    }
}
