using System.Diagnostics;

using Trial.Core.Intake;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Citizen;

/// <summary>Refusals as the citizens' endpoints answer them.</summary>
internal static class RefusalProblems
{
    public static Problem Of(Refusal why) => why switch
    {
        Refusal.NotEligible => Problems.NotEligible,
        Refusal.StudyClosed => Problems.StudyClosed,
        Refusal.StratumClosed => Problems.StratumClosed,
        Refusal.TextNotCurrent => Problems.TextNotCurrent,
        Refusal.OtherSubmission => Problems.OtherSubmission,
        Refusal.TooMany => Problems.TooMany,
        Refusal.NotSolved => Problems.NotSolved,
        Refusal.SlipNotGood => Problems.SlipNotGood,
        Refusal.Erased => Problems.Gone,
        Refusal.TryAgain => Problems.TryAgain,
        _ => throw new UnreachableException(),
    };
}
