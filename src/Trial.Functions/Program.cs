using Azure;
using Azure.Identity;

using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Trial.Application;
using Trial.Application.Measures;
using Trial.Application.Record;
using Trial.Core.Groups;
using Trial.Functions;
using Trial.Functions.Settings;
using Trial.Functions.Site;
using Trial.Functions.Site.Parts;
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
    builder.UseMiddleware<WhileStopped>();

    var given = new Given(name => builder.Configuration[name]);
    var (settings, choice) = (ServiceSettings.Read(given), StorageChoice.Read(given));
    var owner = Owner.Read(given, choice.Folder);
    using var folder = await choice.LockAsync();
    var identity = new DefaultAzureCredential();
    using var witnesses = new HttpClient { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1 << 16 };
    using var store = new MeasuredStore(choice.Open(identity));
    var keys = await choice.KeysAsync(identity, store, isReal: settings.Origin is not null, ServiceSettings.Demonstration(given));

    builder.Services
        .AddOurLinesOnly(Console.Error, typeof(CheckBehind), typeof(Anchor))
        .AddOtlpExport(given)
        .AddSingleton(TimeProvider.System)
        .AddSingleton(given)
        .AddSingleton(settings)
        .AddSingleton(owner)
        .AddRecord(store, keys, choice.Anchors(identity))
        .AddStudy(settings.IsPractice)
        .AddLog(settings.Witnesses, witnesses)
        .AddCitizens(owner.Names is { } names ? GroupNames.Of(names) : null)
        .AddStaff(choice.Study, settings.Closed, owner.Prepared(settings.PublicUrl is not null))
        .AddNight()
        .AddDoor(StaffSetting.Read(given, choice.Folder))
        .AddSingleton<DailyRuns>()
        .AddHostedService<Start>()
        .AddHostedService<CheckBehind>()
        .AddHostedService<KeepAnchor>();

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
    catch (EarlierBuildException exception)
    {
        throw new StartException(choice.OfEarlierBuild(isReal: settings.Origin is not null), exception);
    }

    return Environment.ExitCode;
}
catch (Exception exception) when (exception is StartException or RecordFaultException)
{
    ErrorStream.Say(exception.Message);
    return 1;
}
catch (Exception exception) when (exception is RequestFailedException or AggregateException)
{
    ErrorStream.Say($"The tables stopped answering during the start ({exception.GetType().Name}).");
    return 1;
}
