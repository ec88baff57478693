using System.Text.Json.Nodes;

namespace Trial.Core.Record;

//  The kinds of docs/formats.md section 2 and their fields
//
//      setup       seal, entry                      slips       sheet, count, change [, until]
//      open        reason [, stratum]               role        row
//      close       reason [, stratum]               unblind     row
//      restore     reason, cursors                  accesses    digest
//      text        version, consent                 retention   class, before, rows
//                  [, from or change]
//      referral    participant, stratum,            reveal      number, seed or listKey [, reason]
//                  research, row
//      draw        participant, stratum, envelope [, research, row]
//      cohort      stratum, number, people, key
//      withdraw    participant, what
//      availability participant, row
//      correction  of, as, reason
//      group       group, change, row
//      roster      group, version, row
//      attendance  group, week, row
//      meeting     meeting, change, row
//      message     message, change [, group], row
//      sessions    group, row

/// <summary>Writes acts as JSON fields; <see cref="ActReader"/> reads them again.</summary>
internal static class ActFormat
{
    public static readonly Words<Withdrawal> Withdrawals = new(
        (Withdrawal.Group, "group"), (Withdrawal.FollowUp, "followUp"), (Withdrawal.Data, "data"));

    public static readonly Words<Mistake> Mistakes = new(
        (Mistake.WrongStratum, "wrong-stratum"), (Mistake.NotEligible, "not-eligible"),
        (Mistake.DrawnTwice, "drawn-twice"), (Mistake.Other, "other"));

    public static readonly Words<GroupChange> Changes = new(
        (GroupChange.Planned, "planned"), (GroupChange.Changed, "changed"),
        (GroupChange.Postponed, "postponed"), (GroupChange.Cancelled, "cancelled"));

    public static readonly Words<MeetingChange> MeetingChanges = new(
        (MeetingChange.Planned, "planned"), (MeetingChange.Changed, "changed"), (MeetingChange.Cancelled, "cancelled"));

    public static readonly Words<MessageChange> MessageChanges = new(
        (MessageChange.Sent, "sent"), (MessageChange.Withdrawn, "withdrawn"));

    /// <summary>The word that each kind has in the record.</summary>
    public static string Kind(Act act) => act switch
    {
        Act.Setup => "setup",
        Act.Open => "open",
        Act.Close => "close",
        Act.Restore => "restore",
        Act.ConsentText or Act.ConsentTextWithdrawn => "text",
        Act.Referral => "referral",
        Act.Draw => "draw",
        Act.Cohort => "cohort",
        Act.Withdraw => "withdraw",
        Act.Availability => "availability",
        Act.Correction => "correction",
        Act.Group => "group",
        Act.Roster => "roster",
        Act.Attendance => "attendance",
        Act.Meeting => "meeting",
        Act.Message => "message",
        Act.Sessions => "sessions",
        Act.Slips or Act.SlipsWithdrawn => "slips",
        Act.Role => "role",
        Act.Unblind => "unblind",
        Act.Accesses => "accesses",
        Act.Retention => "retention",
        Act.RevealSeed or Act.RevealListKey => "reveal",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static JsonObject Open(Act act) => act switch
    {
        Act.Draw it => new()
        {
            ["kind"] = "draw",
            ["arm"] = it.Arm.ToString(),
            ["consent"] = it.Consent,
            ["leaf"] = it.Leaf,
            ["seal"] = it.Seal.ToString(),
        },
        Act.Referral it => new() { ["kind"] = "referral", ["consent"] = it.Consent },
        _ => new() { ["kind"] = Kind(act) },
    };

    public static JsonObject Closed(Act act) => act switch
    {
        Act.Setup it => new() { ["seal"] = it.Seal, ["entry"] = it.Entry.ToString() },
        Act.Open it => OfPlace(it.Reason, it.Stratum),
        Act.Close it => OfPlace(it.Reason, it.Stratum),
        Act.Restore it => new() { ["reason"] = it.Reason.ToString(), ["cursors"] = Cursor.Format(it.Cursors) },
        Act.ConsentText it => OfText(it),
        Act.ConsentTextWithdrawn it => new() { ["version"] = it.Version, ["consent"] = it.Consent.ToString(), ["change"] = "withdrawn" },
        Act.Referral it => Person(it.Person, new() { ["participant"] = it.Participant.ToString(), ["stratum"] = it.Stratum }),
        Act.Draw it => Person(
            it.Person, new() { ["participant"] = it.Participant.ToString(), ["stratum"] = it.Stratum, ["envelope"] = it.Envelope }),
        Act.Cohort it => new()
        {
            ["stratum"] = it.Stratum,
            ["number"] = it.Number,
            ["people"] = it.People,
            ["key"] = it.Key.ToString(),
        },
        Act.Withdraw it => new() { ["participant"] = it.Participant.ToString(), ["what"] = Withdrawals[it.What] },
        Act.Availability it => new() { ["participant"] = it.Participant.ToString(), ["row"] = it.Row.ToString() },
        Act.Correction it => new() { ["of"] = it.Of, ["as"] = Mistakes[it.As], ["reason"] = it.Reason.ToString() },
        Act.Group it => new() { ["group"] = it.GroupId, ["change"] = Changes[it.Change], ["row"] = it.Row.ToString() },
        Act.Roster it => new() { ["group"] = it.GroupId, ["version"] = it.Version, ["row"] = it.Row.ToString() },
        Act.Attendance it => new() { ["group"] = it.GroupId, ["week"] = it.Week, ["row"] = it.Row.ToString() },
        Act.Meeting it => new() { ["meeting"] = it.Number, ["change"] = MeetingChanges[it.Change], ["row"] = it.Row.ToString() },
        Act.Message it => OfMessage(it),
        Act.Sessions it => new() { ["group"] = it.GroupId, ["row"] = it.Row.ToString() },
        Act.Slips it => new() { ["sheet"] = it.Sheet, ["count"] = it.Count, ["change"] = "made", ["until"] = Iso.Date(it.Until) },
        Act.SlipsWithdrawn it => new() { ["sheet"] = it.Sheet, ["count"] = it.Count, ["change"] = "withdrawn" },
        Act.Role it => new() { ["row"] = it.Row.ToString() },
        Act.Unblind it => new() { ["row"] = it.Row.ToString() },
        Act.Accesses it => new() { ["digest"] = it.Day.ToString() },
        Act.Retention it => new() { ["class"] = it.Class, ["before"] = Iso.Date(it.Before), ["rows"] = it.Rows },
        Act.RevealSeed it => Reveal(it.Number, "seed", it.Seed, it.Reason),
        Act.RevealListKey it => Reveal(it.Number, "listKey", it.ListKey, it.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject OfText(Act.ConsentText act)
    {
        var fields = new JsonObject { ["version"] = act.Version, ["consent"] = act.Consent.ToString() };
        if (act.From is { } day)
        {
            fields["from"] = Iso.Date(day);
        }

        return fields;
    }

    private static JsonObject OfPlace(Digest reason, string? stratum)
    {
        var fields = new JsonObject { ["reason"] = reason.ToString() };
        if (stratum is not null)
        {
            fields["stratum"] = stratum;
        }

        return fields;
    }

    private static JsonObject OfMessage(Act.Message message)
    {
        var fields = new JsonObject
        {
            ["message"] = message.Number,
            ["change"] = MessageChanges[message.Change],
            ["row"] = message.Row.ToString(),
        };
        if (message.GroupId is not null)
        {
            fields["group"] = message.GroupId;
        }

        return fields;
    }

    private static JsonObject Person(PersonHashes? person, JsonObject fields)
    {
        if (person is not null)
        {
            fields["research"] = person.Research.ToString();
            fields["row"] = person.Row.ToString();
        }

        return fields;
    }

    private static JsonObject Reveal(int number, string name, Digest secret, Digest? reason)
    {
        var fields = new JsonObject { ["number"] = number, [name] = secret.ToString() };
        if (reason is not null)
        {
            fields["reason"] = reason.ToString();
        }

        return fields;
    }
}
