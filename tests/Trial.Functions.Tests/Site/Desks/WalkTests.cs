using System.Net;

using Trial.Application.Record;
using Trial.Core.Record;
using Trial.Functions.Site.Desks.Parts;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>Every page of staff, as each role and as nobody. The endpoints are walked in ApiTests.</summary>
public sealed class WalkTests(DeskHost host) : IClassFixture<DeskHost>
{
    private static readonly IReadOnlyList<StaffRole> Roles = Enum.GetValues<StaffRole>();

    [Fact]
    [Trait("Requirement", "R20")]
    [Trait("Requirement", "P2")]
    public async Task Each_role_sees_its_own_desk_and_nothing_of_the_others()
    {
        await host.SignUpAsync(people: 4);
        var browsers = new Dictionary<StaffRole, DeskBrowser>();
        foreach (var role in Roles)
        {
            browsers[role] = await host.BrowserOfAsync(role);
        }

        foreach (var role in Roles)
        {
            var pages = await browsers[role].WalkAsync(Desk.Home(role));
            Assert.True(pages.Count > 1, "a desk has two languages");
            Assert.All(pages, page => Assert.Equal((page.Key, Expected(page.Key)), (page.Key, (int)page.Value.Status)));
            foreach (var path in pages.Keys.Where(path => path is not ("/personale" or "/personale/en")))
            {
                await RefusesAsync(path, [.. Roles.Where(other => other != role).Select(other => browsers[other])]);
            }
        }
    }

    // The door sends whoever is signed in to their desk.
    private static int Expected(string path) => path is "/personale" or "/personale/en" ? 303 : 200;

    private async Task RefusesAsync(string path, IEnumerable<DeskBrowser> others)
    {
        using var nobody = host.Browser();
        Assert.Equal((path, HttpStatusCode.Unauthorized), (path, (await nobody.GetAsync(path)).Status));
        Assert.Equal((path, HttpStatusCode.Unauthorized), (path, (await nobody.PostAsync(path)).Status));
        foreach (var other in others)
        {
            var refused = await other.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, refused.Status));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await other.PressAsync(refused, path)).Status));
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_told_apart_only_on_ones_own_desk()
    {
        using var nobody = host.Browser();
        using var auditor = await host.BrowserOfAsync(StaffRole.Auditor);

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/personale/steward/nowhere")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync("/personale/steward/nowhere")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync("/personale/revision/nowhere")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync("/personale/nowhere")).Status);
    }

    [Fact]
    public async Task Somebody_at_anothers_desk_is_written_in_the_access_log()
    {
        host.Clock.Advance(TimeSpan.FromHours(1)); // since another test sent the same person there
        var before = (await host.Accesses.ReadAsync(default)).Count;
        using var researcher = await host.BrowserOfAsync(StaffRole.Researcher);
        await researcher.GetAsync("/personale/koordinator");

        var entry = (await host.Accesses.ReadAsync(default)).Skip(before).Single(it => it.Role == Actor.Researcher);
        Assert.Equal("denied", entry.What);
    }

    [Fact]
    [Trait("Requirement", "R2")]
    public async Task A_look_at_a_desk_is_written_in_the_access_log_as_the_endpoint_does()
    {
        var before = (await host.Accesses.ReadAsync(default)).Count;
        foreach (var (role, path) in new[]
        {
            (StaffRole.Coordinator, "/personale/koordinator"), (StaffRole.Steward, "/personale/steward/protokol"),
            (StaffRole.Steward, "/personale/steward"), (StaffRole.Steward, "/personale/steward/sedler"),
            (StaffRole.Researcher, "/personale/forsker"), (StaffRole.Auditor, "/personale/revision"),
        })
        {
            using var browser = await host.BrowserOfAsync(role);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).Status);
        }

        var looks = (await host.Accesses.ReadAsync(default)).Skip(before).Select(it => (it.Role.Name, it.What)).ToHashSet();
        Assert.Superset(
            new HashSet<(string, string)>
            {
                ("coordinator", "groups"), ("steward", "record"), ("steward", "checklist"), ("steward", "slips"), ("researcher", "flow"),
                ("auditor", "ghosts"), ("auditor", "exports"),
            },
            looks);
    }
}
