using Trial.Core;
using Trial.Core.Pictures;

namespace Trial.Cli;

/// <summary>A page that is asked for.</summary>
internal sealed record InspectRequest(
    IReadOnlyDictionary<string, double>? Covariates, EnrolmentPlan? Plan, Digest MadeFrom, int Lists, bool Json, string? Svg);
