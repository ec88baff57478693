using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

using Trial.Application;
using Trial.Application.Keys;
using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Storage;

namespace Trial.Cli.Simulate;

/// <summary>The service's own parts over a real store, composed as the app does, under a clock that the simulation moves.</summary>
internal sealed class SimulatedService : IDisposable
{
    // At this time every daily job is due.
    private static readonly TimeOnly Morning = new(5, 10);

    private static readonly Preparations Prepared =
        new(HasOwner: true, HasContact: true, DateOnly.MaxValue.AddYears(-1), HasPublicUrl: true);

    private readonly HttpClient http = new();
    private readonly SqliteStore store;
    private readonly ServiceProvider parts;

    /// <param name="folder">Where its rows are kept.</param>
    /// <param name="keys">The study's.</param>
    public SimulatedService(string folder, ServiceKeys keys)
    {
        store = new SqliteStore(Path.Combine(folder, "trial.db"));
        parts = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<TimeProvider>(Clock)
            .AddRecord(store, keys, new FilePlace(Path.Combine(folder, "anchor.json")))
            .AddStudy(isPractice: true)
            .AddLog(witnesses: null, http)
            .AddCitizens()
            .AddStaff(study: null, prepared: Prepared)
            .AddNight()
            .BuildServiceProvider();
    }

    public MovedClock Clock { get; } = new();

    /// <summary>One of its parts.</summary>
    public T Part<T>()
        where T : notnull => parts.GetRequiredService<T>();

    /// <summary>The state of the record.</summary>
    public async Task<Core.Record.StudyState> StateAsync() => (await Part<StudyLedger>().ReadAsync(default)).State;

    /// <summary>Moves the clock to a morning and does what the timers do.</summary>
    public async Task WakeAsync(DateOnly day)
    {
        Clock.MoveTo(day, Morning);
        await Part<DailyJobs>().DoAllAsync(default);
    }

    /// <summary>Begins the service and checks everything, as a start does.</summary>
    public async Task StartAsync()
    {
        await Part<StartCheck>().RunAsync(default);
        await Part<WholeCheck>().RunAsync(default);
    }

    public void Dispose()
    {
        parts.Dispose();
        http.Dispose();
        store.Dispose();
    }
}
