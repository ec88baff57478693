using Microsoft.Extensions.DependencyInjection;

using Trial.Functions.Http;
using Trial.Functions.Http.Coordinator;
using Trial.Functions.Http.Steward;
using Trial.Functions.Staff;

namespace Trial.Functions;

/// <summary>How staff come in.</summary>
internal static class Door
{
    /// <summary>Adds the ways to sign in, and what the endpoints of staff share.</summary>
    public static IServiceCollection AddDoor(this IServiceCollection services, IReadOnlyList<ISignIn> ways) => ways
        .Aggregate(services, (added, way) => added.AddSingleton(way))
        .AddSingleton<Gate>()
        .AddSingleton<StewardDesk>()
        .AddSingleton<CoordinatorDesk>();
}
