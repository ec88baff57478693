using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Trial.Functions.Telemetry;

//  ASP.NET's own lines tell every request's path and address, and an exception's message may hold what was sent. Settings can turn
//  levels up, so levels are not trusted: whatever the settings say, lines of other categories do not leave the process.

/// <summary>Which log lines go to the host: our own, and why the process stopped.</summary>
internal static class OurLines
{
    /// <param name="services">The services.</param>
    /// <param name="errors">The process's error stream.</param>
    /// <param name="beside">Those whose lines belong to no run: they go to the error stream, and nowhere else.</param>
    public static IServiceCollection AddOurLinesOnly(this IServiceCollection services, TextWriter errors, params Type[] beside)
    {
        string[] categories = [.. beside.Select(type => type.FullName!)];
        return services
            .AddSingleton<ILoggerProvider>(_ => new ErrorStream(errors))
            .PostConfigure<LoggerFilterOptions>(options =>
            {
                options.Rules.Clear();
                options.Rules.Add(new LoggerFilterRule(null, null, null, (to, category, level) =>
                    level >= Lowest(category) && categories.Contains(category) == (to == typeof(ErrorStream).FullName)));
            });
    }

    private static LogLevel Lowest(string? category) =>
        category is null ? LogLevel.None
        : category.StartsWith("Trial.", StringComparison.Ordinal) ? LogLevel.Information
        : category.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal) ? LogLevel.Critical
        : LogLevel.None;
}
