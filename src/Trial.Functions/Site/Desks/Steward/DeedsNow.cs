using Trial.Core.Record;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>Which of the steward's acts can come now: what cannot is not offered, and its page says why.</summary>
/// <param name="Phase">Where the study is.</param>
public sealed record DeedsNow(Phase Phase)
{
    /// <summary>The service has stopped, because its record may be an older copy.</summary>
    public bool HasStopped { get; init; }

    /// <summary>The clock does not fit what was written.</summary>
    public bool IsClockDoubted { get; init; }

    /// <summary>A place takes people.</summary>
    public bool IsAnyOpen { get; init; }

    /// <summary>A place takes nobody.</summary>
    public bool IsAnyClosed { get; init; }

    /// <summary>A lot was drawn.</summary>
    public bool IsAnyDrawn { get; init; }

    /// <summary>A sheet of slips is there, and not withdrawn.</summary>
    public bool IsAnySheet { get; init; }

    /// <summary>A consent text is to begin on a later day.</summary>
    public bool IsAnyText { get; init; }

    /// <summary>Arms may be exported by name.</summary>
    public bool IsUnblinded { get; init; }

    private bool IsOver => Phase is Phase.Closed or Phase.Revealed;

    /// <summary>Why an act cannot come, as a clause; null when it can.</summary>
    public string? WhyNot(StewardDeed deed) => deed switch
    {
        StewardDeed.Restore when !HasStopped => "the service has not stopped",
        StewardDeed.SayDate when !IsClockDoubted => "the clock fits what was written",
        StewardDeed.Restore or StewardDeed.SayDate or StewardDeed.Backup => null,
        StewardDeed.Install when IsOver => "the study is closed",
        StewardDeed.Install => null,
        _ when Phase is Phase.Unsealed => "nothing is sealed",
        _ => OfSealed(deed),
    };

    private string? OfSealed(StewardDeed deed) => deed switch
    {
        StewardDeed.Open or StewardDeed.Text or StewardDeed.WithdrawText when IsOver => "the study is closed",
        StewardDeed.Open when !IsAnyClosed => "every place is open",
        StewardDeed.WithdrawText when !IsAnyText => "no text is to begin",
        StewardDeed.ClosePlace or StewardDeed.CloseStudy when Phase is not Phase.Open => "the study is not open",
        StewardDeed.ClosePlace when !IsAnyOpen => "no place is open",
        StewardDeed.Correct when !IsAnyDrawn => "no lot is drawn yet",
        StewardDeed.WithdrawSlips or StewardDeed.TellSlips when !IsAnySheet => "there is no sheet of slips",
        StewardDeed.Unblind when IsUnblinded => "the study is unblinded",
        StewardDeed.Reveal when Phase is Phase.Revealed => "the list is revealed",
        StewardDeed.Reveal when Phase is not Phase.Closed => "a reveal comes after close",
        _ => null,
    };
}
