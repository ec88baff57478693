using Trial.Core.Input;

namespace Trial.Core.Intake;

//  The order of questions (docs/formats.md section 4)
//
//      the stored answer, 400, 403, 409, 503, 429, and the slip last
//
//  A token's stored answer comes before any rule, so that a person who was
//  drawn gets the same answer when the study, a stratum or the text has
//  changed since. The slip comes last, so that no other answer tells whether it is
//  good; the commit that follows a draw uses it up or changes nothing.

/// <summary>Decides who is drawn, and what everybody else is told: a pure rule over what the edge read.</summary>
public static class IntakeRules
{
    /// <summary>The one answer to a submission.</summary>
    /// <param name="draft">What was sent in.</param>
    /// <param name="pepper">The study's pepper, under which the stored hash was made.</param>
    /// <param name="facts">What was read for it.</param>
    public static IntakeDecision Decide(SubmissionDraft draft, Digest pepper, IntakeFacts facts)
    {
        List<Fault> faults = [.. draft.Faults, .. FaultsOfMeaning(draft, facts)];

        return draft.Whole is not { } submission
            ? new IntakeDecision.Faulty(faults)
            : Stored(submission, pepper, facts.Use)
                ?? (faults.Count > 0 ? new IntakeDecision.Faulty(faults) : null)
                ?? New(submission, facts);
    }

    private static IntakeDecision? Stored(Submission submission, Digest pepper, TokenUse? use) => use switch
    {
        TokenUse.Erased => new IntakeDecision.Refused(Refusal.Erased), // its hash is erased too: no submission can be shown to be another
        TokenUse.Drawn drawn when drawn.Submission == submission.Hash(pepper) => new IntakeDecision.AlreadyDrawn(),
        _ => null,
    };

    private static IntakeDecision New(Submission submission, IntakeFacts facts) => Why(submission, facts) is { } why
        ? new IntakeDecision.Refused(why)
        : new IntakeDecision.Draw(submission, facts.Strata[submission.Stratum].Next!.Value);

    private static Refusal? Why(Submission submission, IntakeFacts facts) =>
        !submission.Adult || !submission.EverydayLife ? Refusal.NotEligible
        : facts.Use is not null ? Refusal.OtherSubmission
        : !facts.IsOpen ? Refusal.StudyClosed
        : !Takes(facts.Strata[submission.Stratum]) ? Refusal.StratumClosed
        : submission.Consent != facts.Text ? Refusal.TextNotCurrent
        : !facts.IsLogged ? Refusal.TryAgain
        : WhyBy(facts.Admission);

    private static Refusal? WhyBy(Admission admission) => admission switch
    {
        Admission.ByAnyone open => open.Why,
        Admission.BySlip { IsGood: false } => Refusal.SlipNotGood,
        _ => null,
    };

    // Opened by the steward, and an envelope is left.
    private static bool Takes(StratumFacts stratum) => stratum is { IsOpen: true, Next: not null };

    private static IEnumerable<Fault> FaultsOfMeaning(SubmissionDraft draft, IntakeFacts facts) =>
        [
            .. FaultsOfForm(draft.Whole),
            .. FaultsOfStratum(draft.Stratum, facts),
            .. FaultsOfSlots(draft, facts).Distinct(),
            .. FaultsOfSlip(draft, facts.Admission),
            .. FaultsOfSolution(draft, facts.Admission),
        ];

    // Nobody is drawn who does not know that lots are drawn, or whom no group could ever seat, whichever door they came in by.
    private static IEnumerable<Fault> FaultsOfForm(Submission? whole) => whole is null ? [] :
        [
            .. whole.UnderstandsLottery ? [] : (Fault[])[new Fault("understandsLottery", FaultCodes.MustBeTrue)],
            .. whole.Slots.Count switch
            {
                0 => [new Fault("slots", FaultCodes.Missing)],
                > SubmissionDraft.MostSlots => [new Fault("slots", FaultCodes.TooMany)],
                _ => (Fault[])[],
            },
        ];

    private static IEnumerable<Fault> FaultsOfStratum(string? stratum, IntakeFacts facts) =>
        stratum is null || facts.Strata.ContainsKey(stratum) ? [] : [new Fault("stratum", FaultCodes.Unknown)];

    private static IEnumerable<Fault> FaultsOfSlots(SubmissionDraft draft, IntakeFacts facts)
    {
        var here = draft.Stratum is null ? null : facts.Strata.GetValueOrDefault(draft.Stratum);
        foreach (var slot in draft.Slots)
        {
            if (!facts.Strata.Values.Any(stratum => stratum.Slots.Contains(slot)))
            {
                yield return new Fault("slots", FaultCodes.Unknown);
            }
            else if (here is not null && !here.Slots.Contains(slot))
            {
                yield return new Fault("slots", FaultCodes.OtherStratum);
            }
        }
    }

    private static IEnumerable<Fault> FaultsOfSlip(SubmissionDraft draft, Admission admission) => admission switch
    {
        _ when draft.Faults.Any(fault => fault.Field == "slip") => [],
        Admission.BySlip when draft.Slip is null => [new Fault("slip", FaultCodes.Missing)],
        Admission.ByAnyone when draft.Slip is not null => [new Fault("slip", FaultCodes.NotAsked)],
        _ => [],
    };

    // A holder of a slip is never asked to solve anything.
    private static IEnumerable<Fault> FaultsOfSolution(SubmissionDraft draft, Admission admission) =>
        draft.Solution is not null && admission is Admission.BySlip ? [new Fault("altcha", FaultCodes.NotAsked)] : [];
}
