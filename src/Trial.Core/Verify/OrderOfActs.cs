using Trial.Core.Record;

namespace Trial.Core.Verify;

//  A study that knows its people and groups refuses at once what bodies may not
//  say about them. Where only its course is kept, Histories finds it at the end,
//  and nobody is kept in memory. Only the setups say which places there are.

/// <summary>The check that every act was allowed where it came: it plays the study again from its first body.</summary>
/// <param name="first">The study before its first body: its course alone, or all of it.</param>
/// <param name="work">Sorts what may be too large to keep in memory.</param>
/// <param name="seals">The seals of the study; without them places are not checked.</param>
internal sealed class OrderOfActs(StudyCourse first, IWork work, IReadOnlyList<SealedFiles> seals) : RecordFold
{
    private readonly Histories? histories = first is StudyState ? null : new(work);
    private readonly CohortRules? rules = seals.Count == 0 ? null : new(seals[0].Setup.Cohort);
    private int draws;
    private int referrals;

    /// <summary>The study so far.</summary>
    public StudyCourse State { get; private set; } = first;

    /// <summary>Every cohort that was drawn.</summary>
    public IReadOnlyList<DrawnCohort> Cohorts => rules?.Cohorts ?? [];

    /// <summary>The setups that were recorded, each with its sequence.</summary>
    public List<(int Sequence, Act.Setup Act)> Setups { get; } = [];

    /// <summary>The digests of the access log that were recorded, each with the sequence and the commitment of its body.</summary>
    public List<(int Sequence, Digest Day, Digest Commitment)> Days { get; } = [];

    /// <summary>What tells where people sat, each with its sequence and day; empty where nobody is held.</summary>
    public List<(int Sequence, Act Act, DateOnly On)> Seating { get; } = [];

    /// <summary>When those signed up who waited for their lot; empty where nobody is held.</summary>
    public Dictionary<ParticipantId, Stamp> Referred { get; } = [];

    /// <summary>How many participants' rows retention emptied.</summary>
    public long Emptied { get; private set; }

    public override string Name => "order of acts";

    protected override string Extent => $"study {State.Study}: {State.Phase}, {Counted.Of(draws, "draw", "draws")}"
        + (referrals == 0 ? "" : $" in {Counted.Of(Cohorts.Count, "cohort", "cohorts")}; referred, not drawn: {referrals - draws}");

    protected override Finding.False? Fault(int index, Entry entry, Digest commitment)
    {
        var reason = State.Study is { } study && study != entry.Study ? "the body belongs to another study"
            : entry.Stamp.At < State.LastAt ? StudyCourse.GoesBack
            : State.ObstacleTo(entry.Act)?.Why ?? RefusalOfPlace(entry.Act);
        if ((reason is null ? rules?.Fault(index, entry, State) : new(index, reason)) is { } fault)
        {
            return fault;
        }

        Keep(index, entry, commitment);
        State = State.Apply(entry, commitment);
        return null;
    }

    protected override Finding.False? FaultAtEnd(Finding.False? found) =>
        histories?.FirstFault() is var (sequence, reason) ? new(sequence, reason) : found ?? rules?.FaultAtEnd();

    private string? RefusalOfPlace(Act act) => act switch
    {
        _ when seals.Count == 0 => null,
        Act.Open { Stratum: { } place } => FirstSeal(place) == 0 ? $"there is no stratum {place}"
            : State.IsOpen(place, FirstSeal(place)) ? "this place is open"
            : null,
        Act.Close { Stratum: { } place } => State.IsOpen(place, FirstSeal(place)) ? null : "this place is not open",
        Act.Draw it => RefusalOfLot(it.Stratum),
        Act.Referral it => RefusalOfLot(it.Stratum),
        Act.Cohort it => RefusalOfLot(it.Stratum),
        _ => null,
    };

    private string? RefusalOfLot(string place) =>
        FirstSeal(place) is var first and > 0 && !State.IsOpen(place, first) ? $"stratum {place} is not open" : null;

    // Of the seals so far; 0 when no seal has it.
    private int FirstSeal(string stratum) =>
        seals.Take(State.Seals.Count).FirstOrDefault(seal => seal.Setup.Strata.Contains(stratum))?.Number ?? 0;

    private void Keep(int index, Entry entry, Digest commitment)
    {
        histories?.Take(index, entry.Act);
        switch (entry.Act)
        {
            case Act.Draw:
                draws++;
                break;
            case Act.Referral referral:
                referrals++;
                if (histories is null)
                {
                    Referred[referral.Participant] = entry.Stamp;
                }

                break;
            case Act.Setup setup:
                Setups.Add((index, setup));
                break;
            case Act.Accesses accesses:
                Days.Add((index, accesses.Day, commitment));
                break;
            case Act.Group or Act.Roster or Act.Sessions when histories is null:
                Seating.Add((index, entry.Act, entry.Stamp.At));
                break;
            case Act.Retention { Class: Act.Retention.People } retention:
                Emptied += retention.Rows;
                break;
        }
    }
}
