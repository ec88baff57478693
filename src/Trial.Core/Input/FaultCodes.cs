namespace Trial.Core.Input;

/// <summary>The codes of faults: our own words, stable, told to people in their language by the edge.</summary>
public static class FaultCodes
{
    /// <summary>The input is not JSON.</summary>
    public const string Json = "json";

    /// <summary>The value is of another type than the field's.</summary>
    public const string Type = "type";

    /// <summary>The field must be given.</summary>
    public const string Missing = "missing";

    /// <summary>The input has a field, or names a thing, that we do not know.</summary>
    public const string Unknown = "unknown";

    /// <summary>The field, or an item of the list, was given twice.</summary>
    public const string Twice = "twice";

    /// <summary>The text does not have the field's form.</summary>
    public const string Malformed = "malformed";

    /// <summary>The text is too long.</summary>
    public const string TooLong = "too-long";

    /// <summary>The list has too many items.</summary>
    public const string TooMany = "too-many";

    /// <summary>The number or date is outside its bounds.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>The answer must be yes.</summary>
    public const string MustBeTrue = "must-be-true";

    /// <summary>The slot belongs to another stratum.</summary>
    public const string OtherStratum = "other-stratum";

    /// <summary>The date is on another weekday than the slot.</summary>
    public const string OtherWeekday = "other-weekday";

    /// <summary>Another house of the stratum is called so.</summary>
    public const string SameHouse = "same-house";

    /// <summary>Another group begins on that day, at the same house and time.</summary>
    public const string AlreadyPlanned = "already-planned";

    /// <summary>No group meets on the date.</summary>
    public const string ClosedDay = "closed-day";

    /// <summary>The group's state does not allow this change.</summary>
    public const string NotNow = "not-now";

    /// <summary>The meeting is called off.</summary>
    public const string CalledOff = "called-off";

    /// <summary>The group is cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The meeting was not held yet.</summary>
    public const string NotHeld = "not-held";

    /// <summary>It is too long since the group's last meeting.</summary>
    public const string TooLate = "too-late";

    /// <summary>The field is not asked for here.</summary>
    public const string NotAsked = "not-asked";

    /// <summary>The field of a setup is not as <c>trial seal</c> writes it.</summary>
    public const string Setup = "setup";

    /// <summary>The setup is a rehearsal's.</summary>
    public const string Rehearsal = "rehearsal";

    /// <summary>The setup is a practice's, and the service is not for practice.</summary>
    public const string Practice = "practice";

    /// <summary>The service is for practice, and the setup is not a practice's.</summary>
    public const string NotPractice = "not-practice";

    /// <summary>The setup has no beacon.</summary>
    public const string NoBeacon = "no-beacon";

    /// <summary>The key, or the commitment to it, is not the service's.</summary>
    public const string OtherKey = "other-key";

    /// <summary>The service has no list key of this seal.</summary>
    public const string NoListKey = "no-list-key";

    /// <summary>The seal entry is not that of the list that the service makes.</summary>
    public const string OtherSeal = "other-seal";

    /// <summary>The arms, strata or other things that a study keeps are not the study's.</summary>
    public const string OtherStudy = "other-study";

    /// <summary>The text is not the one that the setup is committed to.</summary>
    public const string OtherText = "other-text";

    /// <summary>The field holds what looks like a CPR number.</summary>
    public const string Cpr = "cpr";
}
