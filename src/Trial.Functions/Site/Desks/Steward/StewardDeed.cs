namespace Trial.Functions.Site.Desks.Steward;

/// <summary>What a steward does on a page of its own, with what comes of it told above the form.</summary>
public enum StewardDeed
{
    /// <summary>A sealed list is taken into use.</summary>
    Install,

    /// <summary>A place takes people.</summary>
    Open,

    /// <summary>A place takes nobody for now.</summary>
    ClosePlace,

    /// <summary>Another consent text.</summary>
    Text,

    /// <summary>A consent text that has not begun is taken back.</summary>
    WithdrawText,

    /// <summary>A mistake in a draw is documented.</summary>
    Correct,

    /// <summary>A sheet of slips is good no more.</summary>
    WithdrawSlips,

    /// <summary>What was told of a sheet in a month.</summary>
    TellSlips,

    /// <summary>A backup was taken.</summary>
    Backup,

    /// <summary>The clock is right.</summary>
    SayDate,

    /// <summary>A copy of the table was put back.</summary>
    Restore,

    /// <summary>Arms may be exported by name.</summary>
    Unblind,

    /// <summary>The study ends.</summary>
    CloseStudy,

    /// <summary>A list's seed is published.</summary>
    Reveal,
}
