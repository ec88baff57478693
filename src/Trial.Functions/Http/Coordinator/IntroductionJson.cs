using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;

using Trial.Application.Groups;
using Trial.Core;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Coordinator;

/// <summary>What the endpoints of introduction meetings answer.</summary>
internal static class IntroductionJson
{
    /// <summary>A meeting as coordinators see it.</summary>
    public static JsonObject Of(HeldIntroduction held) => new()
    {
        ["meeting"] = held.Meeting.Record.Number,
        ["version"] = held.Meeting.Version,
        ["place"] = held.Meeting.Plan.Place,
        ["date"] = Iso.Date(held.Meeting.Plan.Date),
        ["time"] = Iso.Time(held.Meeting.Plan.Time),
        ["call"] = held.Meeting.Plan.Call,
        ["telephone"] = held.Meeting.Plan.Telephone,
        ["cancelled"] = held.Meeting.Record.IsCancelled,
        ["came"] = held.Count?.Came,
        ["sheet"] = held.Count?.Sheet,
        ["handedOut"] = held.Count is { Sheet: not null } count ? count.HandedOut : null,
    };

    /// <summary>What came of an act.</summary>
    public static IResult Answer(HttpRequest request, IntroductionAnswer answer, int done) => answer switch
    {
        IntroductionAnswer.Done it => TypedResults.Json(new { meeting = it.Number }, statusCode: done),
        IntroductionAnswer.Faulty it => Faults.Answer(request, it.Faults),
        IntroductionAnswer.Stale => Problems.Stale.For(request),
        IntroductionAnswer.NotFound => Problems.NotFound.For(request),
        _ => Problems.TryAgain.For(request),
    };
}
