namespace Trial.Core.Groups;

/// <summary>Which draws are early enough for a roster: this limits how much a roster tells about who was just drawn.</summary>
public enum RosterCut
{
    /// <summary>Draws up to the end of last month.</summary>
    Month,

    /// <summary>Every draw: for demonstrations, for lots drawn by cohort, and where nobody who recruits sees rosters.</summary>
    None,
}
