using System.Diagnostics.CodeAnalysis;

using Trial.Core.Input;
using Trial.Core.Lottery;

namespace Trial.Core.Ceremony;

//  The study file: what the steward writes before the ceremony
//
//      JSON, spaced as one likes, no field twice. The fields of setup.json with
//
//          format   "trial/v1/study"
//          policy   the policy itself, for example {"design":"big-stick","tolerance":3}
//          beacon   the announced round, or null in a demonstration
//
//      and without seed, which the ceremony makes. The keys, and the commitment
//      to that of the dummies, are the service's: it prints them. The file holds
//      the policy, so it is secret as the policy is.

/// <summary>What a ceremony is for.</summary>
public enum Occasion
{
    /// <summary>A study in which people will be drawn: its beacon is announced.</summary>
    Study,

    /// <summary>A study to look at: it has no beacon.</summary>
    Demonstration,

    /// <summary>The ceremony tried out: no beacon, test labels, and a name that is never installed.</summary>
    Rehearsal,

    /// <summary>The whole study tried out, from the ceremony to its last export: no beacon, for a service for practice only.</summary>
    Practice,
}

/// <summary>A study as it was written down, without faults.</summary>
public sealed class StudyFile
{
    private const string FormatName = "trial/v1/study";

    private readonly Setup draft;

    private StudyFile(Setup draft, Policy policy) => (this.draft, Policy) = (draft, policy);

    /// <summary>The design of the lists.</summary>
    public Policy Policy { get; }

    /// <summary>The announced round, or null.</summary>
    public Beacon? Beacon => draft.Beacon;

    /// <summary>The arms as they were written, whatever a rehearsal calls them.</summary>
    public IReadOnlyList<NamedArm> Arms { get; private init; } = [];

    /// <summary>Reads a study file for an occasion, or gives all that is wrong with it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="occasion">What the ceremony is for.</param>
    /// <param name="study">The study, if nothing is wrong.</param>
    /// <param name="faults">All that is wrong.</param>
    /// <param name="isOtherService">Whether the list is for another service than Trial's, whose arms may be any.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        Occasion occasion,
        [NotNullWhen(true)] out StudyFile? study,
        out IReadOnlyList<SetupFault> faults,
        bool isOtherService = false)
    {
        study = null;
        if (SpacedJson.Parse(bytes, out var why) is not { } json)
        {
            faults = [new("", why)];
            return false;
        }

        var found = new List<SetupFault>();
        var fields = new Fields(json, (field, reason) => found.Add(new(field, reason)));
        var draft = SetupReader.ReadOpen(fields, FormatName) with { Dummies = fields.Digest("dummies") ?? default };
        var policy = fields.Inner("policy") is { } policyFields ? PolicyReader.Read(policyFields) : null;
        fields.Done();

        SetupReader.AddNew(
            found,
            [
                .. SetupReader.RuleFaults(draft, policy),
                .. OccasionFaults(draft, occasion),
                .. AnnouncedNames.Faults(draft, isOtherService),
            ]);
        faults = found;
        study = found.Count == 0
            ? new StudyFile(On(occasion, draft), policy!) { Arms = draft.Arms }
            : null;
        return study is not null;
    }

    /// <summary>The public setup, once the ceremony has made what it commits to.</summary>
    /// <param name="seed">S.</param>
    /// <param name="policyRandom">The 32 random bytes of the policy's commitment.</param>
    public Setup Commit(Digest seed, Digest policyRandom) => draft with
    {
        Seed = ListKey.SeedCommitment(seed),
        Policy = Policy.Commitment(policyRandom),
    };

    private static IEnumerable<SetupFault> OccasionFaults(Setup draft, Occasion occasion)
    {
        if (draft.IsRehearsal)
        {
            yield return new("study", $"'{Setup.RehearsalPrefix}' begins only the names of rehearsals.");
        }

        if (draft.IsPractice)
        {
            yield return new("study", $"'{Setup.PracticePrefix}' begins only the names of practices: --practice writes it.");
        }

        if (occasion is Occasion.Study or Occasion.Practice && Setup.IsPracticeOrigin(draft.Origin) != (occasion == Occasion.Practice))
        {
            yield return new("origin", $"'{Setup.PracticePrefix}' begins the last part of the name of a practice's log, and of no other.");
        }

        if (occasion == Occasion.Study && draft.Beacon is null)
        {
            yield return new("beacon", "A study announces a round; only a demonstration has null.");
        }

        if (occasion == Occasion.Demonstration && draft.Beacon is not null)
        {
            yield return new("beacon", "A demonstration has no beacon: write null.");
        }
    }

    private static Setup On(Occasion occasion, Setup draft) => occasion switch
    {
        Occasion.Rehearsal => Rehearse(draft),
        Occasion.Practice => draft with { Study = Named(Setup.PracticePrefix, draft), Beacon = null },
        _ => draft,
    };

    private static string Named(string prefix, Setup draft) => new([.. (prefix + draft.Study).Take(31)]);

    // The letters stay, so that the check of the labels is a check of the study's own.
    private static Setup Rehearse(Setup draft) => draft with
    {
        Study = Named(Setup.RehearsalPrefix, draft),
        Arms = [.. draft.Arms.Select((arm, i) => arm with { Name = $"test {i + 1}" })],
        Beacon = null,
    };
}
