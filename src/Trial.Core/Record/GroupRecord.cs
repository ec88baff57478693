namespace Trial.Core.Record;

/// <summary>What the record alone says about one group: which bodies its current plan and roster belong to.</summary>
/// <param name="Id">The group's id.</param>
/// <param name="Change">What last happened to its plan.</param>
/// <param name="Plan">Sequence of the body that the plan's row belongs to.</param>
public sealed record GroupRecord(string Id, GroupChange Change, int Plan)
{
    /// <summary>How often its plan was changed, from 0.</summary>
    public int Changes { get; init; }

    /// <summary>What the plan's body says of its row (<see cref="Detail.Hash"/>).</summary>
    public Digest PlanHash { get; init; }

    /// <summary>Version of the last roster, from 1; 0 when none was written.</summary>
    public int RosterVersion { get; init; }

    /// <summary>Sequence of the last roster's body.</summary>
    public int? Roster { get; init; }

    /// <summary>The day of the last roster.</summary>
    public DateOnly? RosterOn { get; init; }

    /// <summary>What the last roster's body says of its row; 32 zero bytes before the first roster.</summary>
    public Digest RosterHash { get; init; }

    /// <summary>Its first roster; null when none was written.</summary>
    public FirstIssue? FirstRoster { get; init; }

    /// <summary>Week (from 1) → sequence of the body that last marked its attendance.</summary>
    public IReadOnlyDictionary<int, int> Attendance { get; init; } = new Dictionary<int, int>();

    /// <summary>Sequence of the body that last told how many meetings each came to; null when none did.</summary>
    public int? Sessions { get; init; }

    /// <summary>The group after a change of its plan.</summary>
    /// <param name="change">What happened to it.</param>
    /// <param name="sequence">Of the change's body.</param>
    /// <param name="row">What it says of the plan's row.</param>
    public GroupRecord Changed(GroupChange change, int sequence, Digest row) =>
        this with { Change = change, Plan = sequence, PlanHash = row, Changes = Changes + 1 };

    /// <summary>The group after a roster.</summary>
    /// <param name="version">From 1.</param>
    /// <param name="stamp">Of the roster's body.</param>
    /// <param name="row">What it says of the roster's row.</param>
    public GroupRecord Issued(int version, Stamp stamp, Digest row) => this with
    {
        RosterVersion = version,
        Roster = stamp.Sequence,
        RosterOn = stamp.At,
        RosterHash = row,
        FirstRoster = FirstRoster ?? new FirstIssue(stamp.Sequence, stamp.At, row),
    };
}
