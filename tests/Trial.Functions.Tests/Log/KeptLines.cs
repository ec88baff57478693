using Microsoft.Extensions.Logging;

namespace Trial.Functions.Tests.Log;

/// <summary>Keeps the lines that are logged, from a level up.</summary>
internal sealed class KeptLines(List<string> lines, LogLevel least) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
        string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            lines.Add(formatter(state, exception));
        }
    }

    public void Dispose()
    {
    }
}
