using System.Diagnostics.CodeAnalysis;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Stewards;
using Trial.Core.Record;

namespace Trial.Functions.Http.Steward;

/// <summary>POST /api/corrections {of, as, reason}: documents a mistake in the draw at sequence <c>of</c>, which stays.</summary>
public sealed class CorrectDraw(StewardDesk desk, StudyActs acts)
{
    private static readonly Dictionary<string, Mistake> Mistakes = new(StringComparer.Ordinal)
    {
        ["wrong-stratum"] = Mistake.WrongStratum,
        ["not-eligible"] = Mistake.NotEligible,
        ["drawn-twice"] = Mistake.DrawnTwice,
        ["other"] = Mistake.Other,
    };

    [Function(nameof(CorrectDraw))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/corrections")] HttpRequest request,
        CancellationToken cancellationToken) =>
        desk.RunAsync(
            request,
            fields =>
            {
                var of = fields.Number("of", 0, int.MaxValue);
                var mistake = fields.Parsed<Mistake>("as", TryParse);
                return (who, reason) => acts.CorrectAsync(who, of!.Value, mistake!.Value, reason, cancellationToken);
            },
            cancellationToken);

    private static bool TryParse([NotNullWhen(true)] string? word, out Mistake mistake) => Mistakes.TryGetValue(word ?? "", out mistake);
}
