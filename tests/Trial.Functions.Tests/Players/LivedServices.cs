using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using Trial.Application;
using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Groups;
using Trial.Functions.Settings;
using Trial.Functions.Site;
using Trial.Functions.Site.Parts;
using Trial.Functions.Staff;
using Trial.Functions.Tests.Log;
using Trial.Functions.Timers;
using Trial.Storage;

namespace Trial.Functions.Tests.Players;

/// <summary>The service's own parts, composed as Program does, over a test's store and clock.</summary>
internal static class LivedServices
{
    /// <param name="folder">For what is kept in files.</param>
    /// <param name="store">The rows.</param>
    /// <param name="keys">The study's.</param>
    /// <param name="clock">The test's.</param>
    /// <param name="logged">Where its log's lines go, as host.json lets them through; nowhere when null.</param>
    /// <param name="closed">When no group meets.</param>
    /// <param name="owner">What the association says of itself; nothing when null.</param>
    /// <param name="ways">How staff sign in; with a key a role where none is given.</param>
    public static ServiceProvider Of(
        string folder,
        IStore store,
        ServiceKeys keys,
        TimeProvider clock,
        List<string>? logged = null,
        ClosedDays? closed = null,
        Owner? owner = null,
        params IReadOnlyList<ISignIn> ways)
    {
        // Its numbers are checked again and again while the study runs.
        var prepared = new Preparations(HasOwner: true, HasContact: true, DateOnly.MaxValue.AddYears(-1), HasPublicUrl: true);
        var staff = StaffKeys.LoadOrCreate(folder);
        return new ServiceCollection()
            .AddLogging(log => log.AddProvider(new KeptLines(logged ?? [], LogLevel.Information)))
            .AddOptions()
            .AddSingleton(clock)
            .AddSingleton(staff)
            .AddSingleton(owner ?? Owner.Nobody)
            .AddSingleton(new ServiceSettings(PublicUrl: null, Witnesses: null, Origin: null))
            .AddRecord(store, keys, new FilePlace(Path.Combine(folder, "anchor.json")))
            .AddStudy()
            .AddLog(witnesses: null, new HttpClient())
            .AddCitizens()
            .AddStaff(study: null, closed, prepared)
            .AddNight()
            .AddDoor(ways.Count > 0 ? ways : [staff])
            .AddSingleton<DailyRuns>()
            .AddSingleton<WebSite>()
            .BuildServiceProvider();
    }
}
