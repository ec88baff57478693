using System.Text.Json.Nodes;

namespace Trial.Core.Record;

//  The kinds of docs/formats.md section 2 and their fields
//
//      setup       seal, entry                      slips       sheet, count, change [, until]
//      open        reason [, stratum]               role        row
//      close       reason [, stratum]               unblind     row
//      restore     reason, cursors                  accesses    digest
//      text        version, consent                 retention   class, before, rows
//      draw        participant, stratum, envelope   reveal      number, seed or listKey [, reason]
//      withdraw    participant, what
//      correction  of, as, reason
//      group       group, change, row
//      roster      group, version, row
//      attendance  group, week, row
//      notice      group, version, row

/// <summary>Writes acts as JSON fields and reads them again.</summary>
internal static class ActFormat
{
    private static readonly Words<Withdrawal> Withdrawals = new(
        (Withdrawal.Group, "group"), (Withdrawal.FollowUp, "followUp"), (Withdrawal.Data, "data"));

    private static readonly Words<Mistake> Mistakes = new(
        (Mistake.WrongStratum, "wrong-stratum"), (Mistake.NotEligible, "not-eligible"),
        (Mistake.DrawnTwice, "drawn-twice"), (Mistake.Other, "other"));

    private static readonly Words<GroupChange> Changes = new(
        (GroupChange.Planned, "planned"), (GroupChange.Changed, "changed"),
        (GroupChange.Postponed, "postponed"), (GroupChange.Cancelled, "cancelled"));

    /// <summary>The word that each kind has in the record.</summary>
    public static string Kind(Act act) => act switch
    {
        Act.Setup => "setup",
        Act.Open => "open",
        Act.Close => "close",
        Act.Restore => "restore",
        Act.ConsentText => "text",
        Act.Draw => "draw",
        Act.Withdraw => "withdraw",
        Act.Correction => "correction",
        Act.Group => "group",
        Act.Roster => "roster",
        Act.Attendance => "attendance",
        Act.Notice => "notice",
        Act.Slips or Act.SlipsWithdrawn => "slips",
        Act.Role => "role",
        Act.Unblind => "unblind",
        Act.Accesses => "accesses",
        Act.Retention => "retention",
        Act.RevealSeed or Act.RevealListKey => "reveal",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static JsonObject Open(Act act) => act is Act.Draw draw
        ? new() { ["kind"] = "draw", ["arm"] = draw.Arm, ["consent"] = draw.Consent, ["leaf"] = draw.Leaf, ["seal"] = draw.Seal.ToString() }
        : new() { ["kind"] = Kind(act) };

    public static JsonObject Closed(Act act) => act switch
    {
        Act.Setup it => new() { ["seal"] = it.Seal, ["entry"] = it.Entry.ToString() },
        Act.Open it => OfPlace(it.Reason, it.Stratum),
        Act.Close it => OfPlace(it.Reason, it.Stratum),
        Act.Restore it => new() { ["reason"] = it.Reason.ToString(), ["cursors"] = Cursor.Format(it.Cursors) },
        Act.ConsentText it => new() { ["version"] = it.Version, ["consent"] = it.Consent.ToString() },
        Act.Draw it => new() { ["participant"] = it.Participant.ToString(), ["stratum"] = it.Stratum, ["envelope"] = it.Envelope },
        Act.Withdraw it => new() { ["participant"] = it.Participant.ToString(), ["what"] = Withdrawals[it.What] },
        Act.Correction it => new() { ["of"] = it.Of, ["as"] = Mistakes[it.As], ["reason"] = it.Reason.ToString() },
        Act.Group it => new() { ["group"] = it.GroupId, ["change"] = Changes[it.Change], ["row"] = it.Row.ToString() },
        Act.Roster it => new() { ["group"] = it.GroupId, ["version"] = it.Version, ["row"] = it.Row.ToString() },
        Act.Attendance it => new() { ["group"] = it.GroupId, ["week"] = it.Week, ["row"] = it.Row.ToString() },
        Act.Notice it => new() { ["group"] = it.GroupId, ["version"] = it.Version, ["row"] = it.Row.ToString() },
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

    /// <summary>
    /// Reads the two canonical parts; null when a field is missing, is left over or has another spelling than it would be written in.
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
                ? new Entry(study, act, new Stamp(actor, at, previous, sequence))
                : null;
    }

    private static Act? ParseAct(string? kind, Fields open, Fields closed) => kind switch
    {
        "draw" => Draw(open, closed),
        "setup" => closed.Count("seal") is { } seal && closed.Digest("entry") is { } entry ? new Act.Setup(seal, entry) : null,
        "restore" => closed.Digest("reason") is { } reason && closed.Cursors("cursors") is { } cursors
            ? new Act.Restore(reason, cursors)
            : null,
        "text" => closed.Text("version") is { } version && closed.Digest("consent") is { } consent
            ? new Act.ConsentText(version, consent)
            : null,
        "slips" => closed.Text("sheet") is { } sheet && closed.Count("count") is { } count ? OfSheet(sheet, count, closed) : null,
        "accesses" => closed.Digest("digest") is { } day ? new Act.Accesses(day) : null,
        "withdraw" or "correction" or "retention" => OfOne(kind, closed),
        "group" or "roster" or "attendance" or "notice" => OfGroup(kind, closed),
        "open" or "close" => OfPlace(kind, closed),
        "role" or "unblind" => closed.Digest("row") is { } row ? (kind == "role" ? new Act.Role(row) : new Act.Unblind(row)) : null,
        "reveal" => OfReveal(closed, closed.Has("reason")),
        _ => null,
    };

    private static Act.Draw? Draw(Fields open, Fields closed) =>
        closed.Participant("participant") is { } participant
        && closed.Text("stratum") is { } stratum
        && closed.Count("envelope") is { } envelope
        && open.Text("arm") is { } arm
        && open.Count("leaf") is { } leaf
        && open.Digest("seal") is { } seal
        && open.Text("consent") is { } consent
            ? new Act.Draw(participant, stratum, envelope, arm, leaf, seal, consent)
            : null;

    private static Act? OfOne(string kind, Fields closed) => kind switch
    {
        "withdraw" => closed.Participant("participant") is { } participant && Withdrawals.Parse(closed.Text("what")) is { } what
            ? new Act.Withdraw(participant, what) : null,
        "correction" => closed.Count("of") is { } of && Mistakes.Parse(closed.Text("as")) is { } mistake
            && closed.Digest("reason") is { } reason
            ? new Act.Correction(of, mistake, reason) : null,
        _ => closed.Text("class") is { } category && closed.Date("before") is { } before && closed.Count("rows") is { } rows
            ? new Act.Retention(category, before, rows) : null,
    };

    private static Act? OfGroup(string kind, Fields closed) =>
        closed.Text("group") is not { } group || closed.Digest("row") is not { } row ? null : kind switch
        {
            "group" => Changes.Parse(closed.Text("change")) is { } change ? new Act.Group(group, change, row) : null,
            "roster" => closed.Count("version") is { } version ? new Act.Roster(group, version, row) : null,
            "notice" => closed.Count("version") is { } version ? new Act.Notice(group, version, row) : null,
            _ => closed.Count("week") is { } week ? new Act.Attendance(group, week, row) : null,
        };

    private static Act? OfSheet(string sheet, int count, Fields closed) => closed.Text("change") switch
    {
        "made" => closed.Date("until") is { } until ? new Act.Slips(sheet, count, until) : null,
        "withdrawn" => new Act.SlipsWithdrawn(sheet, count),
        _ => null,
    };

    private static JsonObject OfPlace(Digest reason, string? stratum)
    {
        var fields = new JsonObject { ["reason"] = reason.ToString() };
        if (stratum is not null)
        {
            fields["stratum"] = stratum;
        }

        return fields;
    }

    private static Act? OfPlace(string kind, Fields closed)
    {
        var stratum = closed.Has("stratum") ? closed.Text("stratum") ?? "" : null;
        return (stratum is not null && !Names.IsStratum(stratum)) || closed.Digest("reason") is not { } reason ? null
            : kind == "open" ? new Act.Open(reason, stratum)
            : new Act.Close(reason, stratum);
    }

    private static Act? OfReveal(Fields closed, bool hasReason)
    {
        var reason = closed.Digest("reason");
        return (hasReason && reason is null) || closed.Count("number") is not { } number ? null
            : closed.Digest("seed") is { } seed ? new Act.RevealSeed(number, seed, reason)
            : closed.Digest("listKey") is { } key ? new Act.RevealListKey(number, key, reason)
            : null;
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

    // Each value of an enumeration with its word in the record.
    private sealed class Words<T>(params (T Value, string Word)[] pairs)
        where T : struct, Enum
    {
        public string this[T value] => pairs.Single(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;

        public T? Parse(string? word) =>
            Array.FindIndex(pairs, pair => pair.Word == word) is var index and >= 0 ? pairs[index].Value : null;
    }
}
