using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Intake;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>What is read for a referral, before anything is decided.</summary>
/// <param name="Config">The study as it is installed.</param>
/// <param name="Seals">Every seal.</param>
/// <param name="Seal">The one whose list is next at the chosen place; null when no envelope is left.</param>
/// <param name="SealProof">That the log holds this seal; null when it does not.</param>
/// <param name="IsLogFresh">The log is not too far behind the record.</param>
/// <param name="Groups">Every group, for the times that are offered.</param>
/// <param name="Admission">The row that lets somebody in.</param>
/// <param name="Found">Who already has the token's code, and a record that has them; null when nobody has, or nobody was looked up.</param>
public sealed record ReferralReading(
    StudyConfig Config, IReadOnlyList<Seal> Seals, Seal? Seal, TlogProof? SealProof, bool IsLogFresh, StudyGroups Groups,
    AdmissionRow Admission, (Known Known, StudyState State)? Found)
{
    /// <summary>What the rule decides by.</summary>
    public IntakeFacts Facts(Draft draft) => new(
        draft.State.Phase is Phase.Open,
        SealProof is not null && IsLogFresh,
        draft.State.Texts.On(draft.Today)?.Version ?? Config.Consent.Version,
        Config.Strata.ToDictionary(stratum => stratum.Code, stratum => FactsOf(stratum.Code, draft)),
        Admission.Facts(Config, draft),
        Found?.Known switch
        {
            null => null,
            { Person: { } person } => new TokenUse.Drawn(person.Submission),
            _ => new TokenUse.Erased(),
        });

    private StratumFacts FactsOf(string stratum, Draft draft) => new(
        Study.Seals.IsOpen(draft.State, Seals, stratum),
        Study.Seals.NextFree(draft.State, Seals, stratum)?.Next,
        Groups.Offered(stratum, draft.Today).Select(slot => slot.Id).ToHashSet(StringComparer.Ordinal));
}
