using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using Trial.Application.Record;
using Trial.Functions.Telemetry;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>Lines that belong to no run go to the error stream, where the Functions host keeps them; all others go by the run.</summary>
public sealed class ErrorStreamTests
{
    [Fact]
    public void A_line_beside_the_runs_is_on_the_error_stream_alone_and_begins_with_its_level()
    {
        List<string> ofRuns = [];
        using var errors = new StringWriter();
        using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(new KeptLines(ofRuns, LogLevel.Trace)))
            .AddOurLinesOnly(errors, typeof(CheckBehind), typeof(Anchor))
            .BuildServiceProvider();
        void Log<T>(LogLevel level, string line) =>
            services.GetRequiredService<ILogger<T>>().Log(level, default, line, null, (text, _) => text);

        Log<Anchor>(LogLevel.Error, "It falls behind.");
        Log<CheckBehind>(LogLevel.Warning, "It starts again.");
        Log<CheckBehind>(LogLevel.Debug, "Nobody asked.");
        Log<Trial.Application.Night.Night>(LogLevel.Warning, "It runs low.");
        Log<HttpClient>(LogLevel.Critical, "Somebody's address.");

        Assert.Equal(["Error: It falls behind.", "Warning: It starts again.", ""], errors.ToString().Split(Environment.NewLine));
        Assert.Equal(["It runs low."], ofRuns);
    }
}
