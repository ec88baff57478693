using System.Globalization;

using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>What each act of the record was about, in words: never an arm, a leaf or a participant.</summary>
/// <param name="names">What each place is called, by its code.</param>
/// <param name="before">The codes of all places that there were before the body with a sequence.</param>
internal sealed class ActWords(IReadOnlyDictionary<string, string> names, Func<int, IReadOnlyList<string>> before)
{
    /// <summary>A group's house became one with another.</summary>
    public static InTwoLanguages Joined(Act.Group act) => new(
        $"gruppe {act.GroupId}: huset er lagt sammen med et andet", $"group {act.GroupId}: its house became one with another");

    /// <summary>What an act was about; empty where its kind says it all.</summary>
    public InTwoLanguages Of(Entry entry) => entry.Act switch
    {
        Act.Setup it => new($"lodliste {it.Seal}", $"list {it.Seal}"),
        Act.Open { Stratum: null } => Alike(string.Join(", ", before(entry.Stamp.Sequence).Select(Name))),
        Act.Open { Stratum: { } place } => Alike(Name(place)),
        Act.Close { Stratum: { } place } => Alike(Name(place)),
        Act.Close => new("hele forsøget", "the whole study"),
        Act.Restore it => GoesOn(it),
        Act.Referral it => Alike(Name(it.Stratum)),
        Act.Cohort it => new($"{Name(it.Stratum)}: {it.People} lod", $"{Name(it.Stratum)}: {it.People} lots"),
        Act.Draw it => Alike(Name(it.Stratum)),
        Act.Withdraw it => Left(it.What),
        Act.Correction it => Mistaken(it),
        Act.RevealSeed it => new($"frøet til lodliste {it.Number}", $"the seed of list {it.Number}"),
        Act.RevealListKey it => new($"nøglen til lodliste {it.Number}", $"the key of list {it.Number}"),
        _ => OfText(entry.Act) ?? OfGroup(entry.Act) ?? new("", ""),
    };

    private static InTwoLanguages? OfText(Act act) => act switch
    {
        Act.ConsentText { From: { } day } it => new($"{it.Version} fra den {Danish(day)}", $"{it.Version} from {English(day)}"),
        Act.ConsentText it => Alike(it.Version),
        Act.ConsentTextWithdrawn it => new($"{it.Version} trukket tilbage", $"{it.Version} withdrawn"),
        Act.Slips it => new(
            $"ark {it.Sheet}: {it.Count} sedler, til og med den {Danish(it.Until)}",
            $"sheet {it.Sheet}: {it.Count} slips, until {English(it.Until)}"),
        Act.SlipsWithdrawn it => new($"ark {it.Sheet} trukket tilbage", $"sheet {it.Sheet} withdrawn"),
        Act.Retention it => Deleted(it),
        _ => null,
    };

    private static InTwoLanguages? OfGroup(Act act) => act switch
    {
        Act.Group it => Changed(it),
        Act.Roster it => new($"gruppe {it.GroupId}: liste nr. {it.Version}", $"group {it.GroupId}: roster no. {it.Version}"),
        Act.Attendance it => new($"gruppe {it.GroupId}: {it.Week}. møde", $"group {it.GroupId}: meeting {it.Week}"),
        Act.Sessions it => new($"gruppe {it.GroupId}", $"group {it.GroupId}"),
        Act.Meeting it => Held(it),
        Act.Message it => Written(it),
        _ => null,
    };

    private static InTwoLanguages Alike(string text) => new(text, text);

    private string Name(string place) => names.GetValueOrDefault(place, place);

    // Of the first list the number is said alone: most studies have no other.
    private InTwoLanguages GoesOn(Act.Restore restore)
    {
        var places = restore.Cursors.OrderBy(at => at.Key, StringComparer.Ordinal).ToList();
        return new(
            string.Join(", ", places.Select(at => $"{Name(at.Key)}: fra kuvert {at.Value.Next}{List(at.Value, "på lodliste")}")),
            string.Join(", ", places.Select(at => $"{Name(at.Key)}: from envelope {at.Value.Next}{List(at.Value, "of list")}")));

        static string List(Cursor at, string of) =>
            at.Seal == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {of} {at.Seal}");
    }

    private static string Danish(DateOnly day) => DanishDay.Format(day);

    private static string English(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static InTwoLanguages Deleted(Act.Retention retention)
    {
        var (danish, english) = retention.Class switch
        {
            Act.Retention.OfAttendance => ("fremmøde", "attendance"),
            Act.Retention.OfMessages => ("beskeder", "messages"),
            Act.Retention.People => ("oplysninger om deltagere", "what is known of participants"),
            Act.Retention.Aliases => ("navne i grupper", "names in groups"),
            Act.Retention.ErasedIds => ("numre på slettede", "numbers of erased people"),
            _ => (retention.Class, retention.Class),
        };
        return new(
            $"{danish} fra før den {Danish(retention.Before)}: {retention.Rows}",
            $"{english} from before {English(retention.Before)}: {retention.Rows}");
    }

    private static InTwoLanguages Written(Act.Message message)
    {
        var danish = (message.GroupId is { } id ? $"gruppe {id}" : "dem, der venter") + $": besked nr. {message.Number}";
        var english = (message.GroupId is { } group ? $"group {group}" : "those who wait") + $": message no. {message.Number}";
        return message.Change is MessageChange.Sent ? new(danish, english) : new($"{danish} trukket tilbage", $"{english} withdrawn");
    }

    private static InTwoLanguages Held(Act.Meeting meeting)
    {
        var (danish, english) = meeting.Change switch
        {
            MeetingChange.Planned => ("planlagt", "planned"),
            MeetingChange.Changed => ("ændret", "changed"),
            _ => ("aflyst", "called off"),
        };
        return new($"møde nr. {meeting.Number} {danish}", $"meeting no. {meeting.Number} {english}");
    }

    private static InTwoLanguages Left(Withdrawal what) => what switch
    {
        Withdrawal.Group => new("gruppen", "the group"),
        Withdrawal.FollowUp => new("opfølgningen", "the follow-up"),
        _ => new("alt, og oplysningerne er slettet", "everything, and the data are erased"),
    };

    private static InTwoLanguages Mistaken(Act.Correction correction)
    {
        var (danish, english) = correction.As switch
        {
            Mistake.WrongStratum => ("forkert sted", "wrong place"),
            Mistake.NotEligible => ("hører ikke med i forsøget", "not eligible"),
            Mistake.DrawnTwice => ("har trukket to gange", "drawn twice"),
            _ => ("andet", "other"),
        };
        return new($"lod nr. {correction.Of}: {danish}", $"draw no. {correction.Of}: {english}");
    }

    private static InTwoLanguages Changed(Act.Group group)
    {
        var (danish, english) = group.Change switch
        {
            GroupChange.Planned => ("planlagt", "planned"),
            GroupChange.Changed => ("ændret", "changed"),
            GroupChange.Postponed => ("udsat", "postponed"),
            _ => ("aflyst", "cancelled"),
        };
        return new($"gruppe {group.GroupId} {danish}", $"group {group.GroupId} {english}");
    }
}
