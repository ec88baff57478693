using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Functions.Site.Parts;
using Trial.Functions.Staff;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Players;
using Trial.Storage;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>The site and the desks on a real server, over a demonstration on a real store, under a clock that a test moves.</summary>
public sealed class DeskHost : IAsyncLifetime, IDisposable
{
    /// <summary>The telephone that the leaders answer.</summary>
    internal const string Duty = "23 45 67 89";

    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;
    private readonly ServiceProvider services;
    private readonly SiteServer site;
    private readonly bool isChecked;

    public DeskHost()
        : this([])
    {
    }

    /// <param name="ways">How staff may sign in besides their keys.</param>
    /// <param name="isInstalled">There is a study.</param>
    /// <param name="isChecked">All of it was checked after the start.</param>
    internal DeskHost(IReadOnlyList<ISignIn> ways, bool isInstalled = true, bool isChecked = true)
    {
        this.isChecked = isChecked;
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)); // a Monday
        store = new SqliteStore(folder.File("trial.db"));
        var keys = isInstalled ? DataFolder.Keep(folder.Path, Demonstration.MakeKeys()) : ServiceKeys.Make();
        var owner = Owner.Nobody with { Duty = Duty };
        services = LivedServices.Of(folder.Path, store, keys, Clock, logged: null, ClosedDays.Danish, owner, ways);
        site = new SiteServer(services);
    }

    internal FakeTimeProvider Clock { get; }

    internal IReadOnlyDictionary<StaffRole, string> Keys => services.GetRequiredService<StaffKeys>().Keys;

    internal AccessLog Accesses => services.GetRequiredService<AccessLog>();

    public async Task InitializeAsync()
    {
        await services.GetRequiredService<StartCheck>().RunAsync(default);
        if (isChecked)
        {
            await services.GetRequiredService<WholeCheck>().RunAsync(default);
        }

        await site.StartAsync();
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public void Dispose()
    {
        services.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    /// <summary>One of the service's parts.</summary>
    internal T Part<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>
    /// Signs so many people up in each place, for its first time of the week, and more until one is in the peer group: the first four of a
    /// block of eight may all be in the other. Then issues the rosters that are due.
    /// </summary>
    internal async Task<IReadOnlyList<Lot>> SignUpAsync(int people)
    {
        var lots = new List<Lot>();
        foreach (var place in "ABCDE")
        {
            var here = new List<Lot>();
            while (here.Count < people || here.TrueForAll(lot => lot.Outcome is not Outcome.Peer))
            {
                here.Add(await DrawAsync(place));
            }

            lots.AddRange(here);
        }

        await Part<Rosters>().IssueAsync(default);
        return lots;
    }

    /// <summary>Signs one person up in a place.</summary>
    internal async Task<Lot> DrawAsync(char place) => Assert.IsType<ReferralAnswer.Drawn>(
        await Part<Referrals>().ReferAsync(StudyByNight.Somebody($"{place}"), default)).Lot;

    /// <summary>Closes the study and reveals its list.</summary>
    internal async Task RevealAsync()
    {
        var (acts, steward) = (Part<StudyActs>(), new StaffMember(StaffRole.Steward, "steward"));
        Assert.IsType<ActAnswer.Done>(await acts.CloseAsync(steward, null, "slut", default));
        Assert.True(Digest.TryParse((await File.ReadAllTextAsync(folder.File(DataFolder.SeedFile))).Trim(), out var seed));
        Assert.IsType<ActAnswer.Done>(await acts.RevealAsync(steward, 1, seed, "slut", default));
    }

    /// <summary>A browser with nothing from before.</summary>
    internal DeskBrowser Browser() => site.Browser();

    /// <summary>A browser in which somebody has signed in with a role's key.</summary>
    internal Task<DeskBrowser> BrowserOfAsync(StaffRole role) => site.BrowserOfAsync(role);
}
