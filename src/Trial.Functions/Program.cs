using Azure.Identity;

using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Trial.Application.Citizens;
using Trial.Application.Exports;
using Trial.Application.Groups;
using Trial.Application.Log;
using Trial.Application.Measuring;
using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Functions;
using Trial.Functions.Http;
using Trial.Functions.Http.Coordinator;
using Trial.Functions.Http.Steward;
using Trial.Functions.Settings;
using Trial.Functions.Site;
using Trial.Functions.Staff;
using Trial.Functions.Telemetry;
using Trial.Functions.Timers;
using Trial.Storage;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.AddSite();
    builder.UseMiddleware<Failures>();

    builder.Services.AddOtlpExport(builder.Configuration);

    var settings = ServiceSettings.Read(builder.Configuration);
    var place = StoreSetting.Read(builder.Configuration, settings.Data);
    using var folder = place is StoreSetting.Sqlite ? await FolderLock.TakeAsync(settings.Data) : null; // one process, or any number
    var identity = new DefaultAzureCredential();
    using var store = new MeasuredStore(place.Open(identity));
    var keys = VaultKeys.Setting(builder.Configuration) is { } vault
        ? await VaultKeys.LoadAsync(vault, identity)
        : await DataFolder.KeysAsync(settings.Data, store, isReal: settings.Origin is not null, Demonstration.MakeKeys);
    foreach (var way in StaffSetting.Read(builder.Configuration, settings.Data))
    {
        builder.Services.AddSingleton(way);
    }

    builder.Services
        .AddOurLinesOnly()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(settings)
        .AddSingleton(keys)
        .AddSingleton<IStore>(store)
        .AddSingleton(services => new StudyLedger(store, keys.RecordKey, services.GetRequiredService<TimeProvider>()))
        .AddSingleton(services => new AccessLog(store, keys.RecordKey, services.GetRequiredService<TimeProvider>()))
        .AddSingleton<Installation>()
        .AddSingleton<Seals>()
        .AddSingleton<PublicSeals>()
        .AddSingleton<Plans>()
        .AddSingleton<PublicLog>()
        .AddSingleton<Promises>()
        .AddSingleton<Publisher>()
        .AddSingleton(services => new Witnesses(
            settings.Witnesses,
            services.GetRequiredService<PublicLog>(),
            store,
            new HttpClient { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1 << 16 },
            services.GetRequiredService<ILogger<Witnesses>>()))
        .AddSingleton(new Anchor(settings.AnchorPlace(identity), store, keys.RecordKey))
        .AddSingleton<WholeCheck>()
        .AddSingleton<Restamp>()
        .AddSingleton<Night>()
        .AddSingleton<RecordView>()
        .AddSingleton<Studies>()
        .AddSingleton<Referrals>()
        .AddSingleton<CodeHolders>()
        .AddSingleton<ICitizens, Citizens>()
        .AddSingleton<Rosters>()
        .AddSingleton<Planning>()
        .AddSingleton<Exports>()
        .AddSingleton<StudyActs>()
        .AddSingleton(services => new Installer(
            services.GetRequiredService<StudyLedger>(),
            services.GetRequiredService<Seals>(),
            services.GetRequiredService<Publisher>(),
            keys,
            settings.Study,
            services.GetRequiredService<TimeProvider>()))
        .AddSingleton<SlipSheets>()
        .AddSingleton<Retention>()
        .AddSingleton<Gate>()
        .AddSingleton<StewardDesk>()
        .AddSingleton<CoordinatorDesk>()
        .AddSingleton<GroupDesk>()
        .AddSingleton<DailyRuns>()
        .AddHostedService<Start>()
        .AddHostedService<CheckBehind>();

    var app = builder.Build();
    var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    try
    {
        await app.RunAsync();
    }
    catch (OperationCanceledException) when (stopping.IsCancellationRequested)
    {
        // Somebody stopped it while it was starting.
    }

    return Environment.ExitCode;
}
catch (Exception exception) when (exception is StartException or RecordFaultException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
