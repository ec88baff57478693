using Trial.Core.Input;
using Trial.Functions.Http.Steward;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>What to do about a fault in a form of the steward, with how long a text may be.</summary>
internal static class StewardFaults
{
    // What has a form of its own has words of its own.
    private static readonly Dictionary<string, int> Longest = new(StringComparer.Ordinal)
    {
        ["reason"] = StewardForms.LongestReason,
        ["da"] = StudyRequest.LongestText,
        ["en"] = StudyRequest.LongestText,
        ["consent.da"] = StudyRequest.LongestText,
        ["consent.en"] = StudyRequest.LongestText,
        ["version"] = StudyRequest.LongestVersion,
        ["consent.version"] = StudyRequest.LongestVersion,
        ["title.da"] = StudyRequest.LongestName,
        ["title.en"] = StudyRequest.LongestName,
        ["strata.name"] = StudyRequest.LongestName,
        ["setup"] = StudyRequest.LongestSetup,
        ["sealEntry"] = StudyRequest.LongestEntry,
    };

    /// <summary>What to do about it.</summary>
    public static string Text(Visit visit, Fault fault) =>
        fault.Code is FaultCodes.TooLong && Longest.TryGetValue(fault.Field, out var most)
            ? DeskFaults.Most(most).In(visit.Language)
            : DeskFaults.Text(visit, fault);
}
