using System.Text.Json.Nodes;

using Trial.Core.Input;

namespace Trial.Core.Record;

/// <summary>Reads what <see cref="ActFormat"/> writes.</summary>
internal static class ActReader
{
    /// <summary>
    /// Reads the two canonical parts; null when a field is missing, unknown or spelled in another way than it would be written.
    /// </summary>
    public static Entry? Parse(JsonObject? open, JsonObject? closed)
    {
        if (open is null || closed is null)
        {
            return null;
        }

        var (outer, inner) = (new Fields(open), new Fields(closed));
        return outer.Text("study") is { } study
            && inner.Text("actor") is { } actor
            && inner.Date("at") is { } at
            && inner.Digest("previous") is { } previous
            && inner.Count("sequence") is { } sequence
            && ParseAct(outer.Text("kind"), outer, inner) is { } act
            && outer.NoneIsLeft
            && inner.NoneIsLeft
                ? new Entry(study, act, new Stamp(new Actor(actor), at, previous, sequence))
                : null;
    }

    private static Act? ParseAct(string? kind, Fields open, Fields closed) => kind switch
    {
        "referral" or "draw" or "cohort" => OfLot(kind, open, closed),
        "setup" => closed.Count("seal") is { } seal && closed.Digest("entry") is { } entry ? new Act.Setup(seal, entry) : null,
        "restore" => closed.Digest("reason") is { } reason && closed.Cursors("cursors") is { } cursors
            ? new Act.Restore(reason, cursors)
            : null,
        "text" => closed.Text("version") is { } version && closed.Digest("consent") is { } consent
            ? OfText(version, consent, closed)
            : null,
        "slips" => closed.Text("sheet") is { } sheet && closed.Count("count") is { } count ? OfSheet(sheet, count, closed) : null,
        "accesses" => closed.Digest("digest") is { } day ? new Act.Accesses(day) : null,
        "withdraw" or "availability" or "correction" or "retention" => OfOne(kind, closed),
        "group" or "roster" or "attendance" or "sessions" => OfGroup(kind, closed),
        "meeting" => OfMeeting(closed),
        "message" => OfMessage(closed),
        "open" or "close" => OfPlace(kind, closed),
        "role" or "unblind" => closed.Digest("row") is { } row ? (kind == "role" ? new Act.Role(row) : new Act.Unblind(row)) : null,
        "reveal" => OfReveal(closed, closed.Has("reason")),
        _ => null,
    };

    private static Act? OfLot(string kind, Fields open, Fields closed) =>
        closed.Text("stratum") is not { } stratum ? null : kind switch
        {
            "referral" => closed.Participant("participant") is { } participant && open.Text("consent") is { } consent
                && Person(closed) is { } person
                ? new Act.Referral(participant, stratum, consent, person) : null,
            "cohort" => closed.Count("number") is { } number && closed.Count("people") is { } people && closed.Digest("key") is { } key
                ? new Act.Cohort(stratum, number, people, key) : null,
            _ => Draw(stratum, open, closed),
        };

    // With research and row, or with neither: then the person was referred before.
    private static Act.Draw? Draw(string stratum, Fields open, Fields closed) =>
        closed.Participant("participant") is { } participant
        && (Person(closed) is var person && person is not null == closed.Has("research"))
        && closed.Count("envelope") is { } envelope
        && open.Arm("arm") is { } arm
        && open.Count("leaf") is { } leaf
        && open.Digest("seal") is { } seal
        && open.Text("consent") is { } consent
            ? new Act.Draw(participant, stratum, envelope, arm, leaf, seal, consent, person)
            : null;

    private static PersonHashes? Person(Fields closed) =>
        closed.Digest("research") is { } research && closed.Digest("row") is { } row ? new PersonHashes(research, row) : null;

    private static Act? OfOne(string kind, Fields closed) => kind switch
    {
        "withdraw" => closed.Participant("participant") is { } participant && ActFormat.Withdrawals.Parse(closed.Text("what")) is { } what
            ? new Act.Withdraw(participant, what) : null,
        "availability" => closed.Participant("participant") is { } person && closed.Digest("row") is { } row
            ? new Act.Availability(person, row) : null,
        "correction" => closed.Count("of") is { } of && ActFormat.Mistakes.Parse(closed.Text("as")) is { } mistake
            && closed.Digest("reason") is { } reason
            ? new Act.Correction(of, mistake, reason) : null,
        _ => closed.Text("class") is { } category && closed.Date("before") is { } before && closed.Count("rows") is { } rows
            ? new Act.Retention(category, before, rows) : null,
    };

    private static Act? OfGroup(string kind, Fields closed) =>
        closed.Text("group") is not { } group || closed.Digest("row") is not { } row ? null : kind switch
        {
            "group" => ActFormat.Changes.Parse(closed.Text("change")) is { } change ? new Act.Group(group, change, row) : null,
            "roster" => closed.Count("version") is { } version ? new Act.Roster(group, version, row) : null,
            "sessions" => new Act.Sessions(group, row),
            _ => closed.Count("week") is { } week ? new Act.Attendance(group, week, row) : null,
        };

    private static Act.Meeting? OfMeeting(Fields closed) =>
        closed.Count("meeting") is { } number && closed.Digest("row") is { } row
        && ActFormat.MeetingChanges.Parse(closed.Text("change")) is { } change
            ? new Act.Meeting(number, change, row) : null;

    private static Act.Message? OfMessage(Fields closed)
    {
        var group = closed.Has("group") ? closed.Text("group") ?? "" : null;
        return group is not "" && closed.Count("message") is { } number && closed.Digest("row") is { } row
            && ActFormat.MessageChanges.Parse(closed.Text("change")) is { } change
            ? new Act.Message(number, change, group, row) : null;
    }

    private static Act? OfPlace(string kind, Fields closed)
    {
        var stratum = closed.Has("stratum") ? closed.Text("stratum") ?? "" : null;
        return (stratum is not null && !Names.IsStratum(stratum)) || closed.Digest("reason") is not { } reason ? null
            : kind == "open" ? new Act.Open(reason, stratum)
            : new Act.Close(reason, stratum);
    }

    private static Act? OfText(string version, Digest consent, Fields closed)
    {
        if (closed.Has("change"))
        {
            return closed.Text("change") is "withdrawn" ? new Act.ConsentTextWithdrawn(version, consent) : null;
        }

        var isLater = closed.Has("from");
        var from = isLater ? closed.Date("from") : null;
        return isLater == from.HasValue ? new Act.ConsentText(version, consent, from) : null;
    }

    private static Act? OfSheet(string sheet, int count, Fields closed) => closed.Text("change") switch
    {
        "made" => closed.Date("until") is { } until ? new Act.Slips(sheet, count, until) : null,
        "withdrawn" => new Act.SlipsWithdrawn(sheet, count),
        _ => null,
    };

    private static Act? OfReveal(Fields closed, bool hasReason)
    {
        var reason = closed.Digest("reason");
        return (hasReason && reason is null) || closed.Count("number") is not { } number ? null
            : closed.Digest("seed") is { } seed ? new Act.RevealSeed(number, seed, reason)
            : closed.Digest("listKey") is { } key ? new Act.RevealListKey(number, key, reason)
            : null;
    }
}
