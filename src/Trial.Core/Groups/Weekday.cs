namespace Trial.Core.Groups;

/// <summary>A day of the week, numbered as ISO 8601 does. Rows, files and answers have the number.</summary>
#pragma warning disable CA1008 // there is no day 0
public enum Weekday
#pragma warning restore CA1008
{
    /// <summary>1.</summary>
    Monday = 1,

    /// <summary>2.</summary>
    Tuesday,

    /// <summary>3.</summary>
    Wednesday,

    /// <summary>4.</summary>
    Thursday,

    /// <summary>5.</summary>
    Friday,

    /// <summary>6.</summary>
    Saturday,

    /// <summary>7.</summary>
    Sunday,
}
