using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>Renders pages of staff.</summary>
internal static class DeskRendering
{
    /// <summary>A page of the role that is signed in.</summary>
    public static Task<IResult> PageAsync<TPage>(
        this Desk desk, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => Rendering.PageAsync<TPage>(desk.Visit, new(parameters) { ["Desk"] = desk }, status);

    /// <summary>Nothing was recorded, because too many others wrote.</summary>
    public static Task<IResult> TryAgainAsync(this Desk desk) => SayAsync(
        desk.Visit, desk, desk.Visit.Language.Words<DeskLayoutWords>().TryAgain, StatusCodes.Status503ServiceUnavailable);

    /// <summary>A page that says one thing, to somebody who is signed in or to nobody.</summary>
    public static Task<IResult> SayAsync(Visit visit, Desk? desk, Message message, int status, string? kept = null) =>
        Rendering.PageAsync<DeskMessagePage>(visit, new() { ["Desk"] = desk, ["Message"] = message, ["Kept"] = kept }, status);
}
