using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Citizens;
using Trial.Functions.Http;
using Trial.Functions.Http.Coordinator;
using Trial.Functions.Http.Steward;
using Trial.Functions.Site.Desks;
using Trial.Functions.Site.Desks.Auditor;
using Trial.Functions.Site.Desks.Coordinator;
using Trial.Functions.Site.Desks.Door;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Desks.Researcher;
using Trial.Functions.Site.Desks.Steward;
using Trial.Functions.Site.Parts;
using Trial.Functions.Staff;

namespace Trial.Functions;

/// <summary>How staff sign in.</summary>
internal static class Door
{
    /// <summary>Adds the ways to sign in, and what the staff's endpoints share.</summary>
    public static IServiceCollection AddDoor(this IServiceCollection services, IReadOnlyList<ISignIn> ways) => ways
        .Aggregate(services, (added, way) => added.AddSingleton(way))
        .AddSingleton<Gate>()
        .AddSingleton<StewardDesk>()
        .AddSingleton<StewardForms>()
        .AddSingleton<CoordinatorDesk>()
        .AddSingleton<Sessions>()
        .AddSingleton<DeskDoor>()
        .AddSingleton<RosterPages>()
        .AddSingleton<GroupPages>()
        .AddSingleton<GroupActs>()
        .AddSingleton<MessagePages>()
        .AddSingleton<HousePages>()
        .AddSingleton<IntroductionPages>()
        .AddSingleton<StewardActs>()
        .AddSingleton<SlipPages>()
        .AddSingleton<ExportPages>()
        .AddSingleton<CommitteePages>()
        .AddSingleton<ToldFlowPages>()
        .AddSingleton<IDeskPages, CoordinatorPages>()
        .AddSingleton<IDeskPages, StewardPages>()
        .AddSingleton<IDeskPages, ResearcherPages>()
        .AddSingleton<IDeskPages, AuditorPages>()
        .AddSingleton(parts => new DeskSite(
            parts.GetRequiredService<DeskDoor>(),
            parts.GetRequiredService<Gate>(),
            parts.GetServices<IDeskPages>(),
            parts.GetRequiredService<ICitizens>(),
            parts.GetRequiredService<Owner>(),
            parts.GetRequiredService<Application.Study.Practice>()));
}
