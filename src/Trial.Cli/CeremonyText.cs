using System.Globalization;
using System.Text;

using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Lottery;

namespace Trial.Cli;

/// <summary>What a ceremony says to the people in the room.</summary>
internal static class CeremonyText
{
    /// <summary>A time to the second, in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A line for each contribution, by which its giver recognizes it at the reveal.</summary>
    public static string Contributed(IReadOnlyList<byte[]> contributions) => string.Concat(contributions.Select((part, i) =>
        $"contribution {i + 1}  {(i == 0 ? "of this program" : $"{part.Length} bytes")}, SHA-256 {Digest.Of(part)}\n"));

    public static string Announced(Setup setup, Occasion occasion, CeremonyFolder folder) => $"""

        Setup of {setup.Study}. Read aloud, and let the witnesses write down:

            {Aloud(setup.Hash())}

        {Next(setup, occasion)}

        Publish now      {folder.SetupPath}
        Secret           {folder.SeedPath}
                         {folder.ContributionsPath}
                         {folder.ServicePath}

        """;

    public static string Sealed(Setup setup, SealedStudy study, byte[] signature, bool isChecked, CeremonyFolder folder) => $"""
        Seal of {setup.Study}. Read aloud, and let the witnesses write down:

            setup       {Aloud(setup.Hash())}
            root        {Aloud(study.List.Root)}
            seal entry  {Aloud(SealEntry.Hash(study.Entry))}

        The first must be the hash that they wrote down at the announcement; otherwise none of this counts.

        {Beacon(setup.Beacon, signature, isChecked)}

        Publish now      {folder.SetupPath}
                         {folder.LeavesPath}
                         {folder.EntryPath}
        For the vault    {folder.ServicePath}

        Split the seed among custodians so that any 3 of 5 can put it together (Debian's package ssss):

            ssss-split -x -t 3 -n 5 < {folder.SeedPath}

        Give each custodian one line. Before anything is deleted, let three of them put it together again:

            ssss-combine -q -x -t 3 2> again && cmp again {folder.SeedPath}

        Give the contributions to one custodian too, then delete again, {folder.SeedPath} and {folder.ContributionsPath}.

        """;

    /// <summary>What a second person signs, who has read the protocol and not this program.</summary>
    public static string LabelCheck(IReadOnlyList<NamedArm> arms, Setup setup)
    {
        var text = new StringBuilder(
            "\nCheck of the arm labels\n\n    letter  share  name in the study file                    name in this rehearsal\n");
        foreach (var (i, arm) in arms.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"    {arm.Id,-6}  {setup.Ratio[i],5}  {arm.Name,-40}  {setup.Arms[i].Name}\n");
        }

        return text.Append("""

                I have read the protocol. These are its letters, shares and names.

                name ______________________________   date ______________   signature ______________________________

            """).ToString();
    }

    /// <summary>A rehearsed list, shown in full: it is never used.</summary>
    public static string ListCheck(Setup setup, SealedList list)
    {
        var text = new StringBuilder("\nThe rehearsed list\n\n");
        foreach (var stratum in setup.Strata)
        {
            var drawn = Enumerable.Range(1, list.Length(stratum)).Select(number => list.Open(stratum, number).Arm).ToArray();
            var counts = setup.Arms.Select(arm => $"{arm.Id} {drawn.Count(letter => letter == arm.Id)}");
            text.Append(
                CultureInfo.InvariantCulture,
                $"    {stratum,-8}  {drawn.Length} envelopes: {string.Join(", ", counts)}; begins {string.Concat(drawn.Take(24))}\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Next(Setup setup, Occasion occasion) => occasion switch
    {
        Occasion.Rehearsal => "This is a rehearsal: no service installs it. Next: trial seal finish.",
        Occasion.Practice =>
            "This is a practice: only a service with TRIAL_PRACTICE=1 installs it, and nobody is really drawn. Next: trial seal finish.",
        Occasion.Demonstration =>
            "This is a demonstration, without a beacon: do not use it for real draws. Next: trial seal finish.",
        _ => $"""
            Register this hash and send it to the places before {Time(Quicknet.TimeOf(setup.Beacon!.Round))}:
            then drand's quicknet makes round {setup.Beacon.Round}, which nobody can know earlier. Next, after that: trial seal finish.
            If the round never comes, begin again with another setup, and say so: there is no other round for this one.
            """,
    };

    private static string Beacon(Beacon? beacon, byte[] signature, bool isChecked) => beacon is null ? "There is no beacon."
        : isChecked ? $"The signature is that of drand's quicknet round {beacon.Round}: eng/beacon.mjs checked it."
        : $"""
            The beacon's signature was NOT checked here: --checked-elsewhere.
            The person who checked it signs for it, and checks it again before anything is published:

                node eng/beacon.mjs {beacon.Round} {Convert.ToHexStringLower(signature)}
            """;

    // Groups of four, for reading aloud.
    private static string Aloud(Digest digest) => string.Join(' ', digest.ToString().Chunk(4).Select(group => new string(group)));
}
