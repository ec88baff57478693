namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>What a coordinator does to a group. Each has a separate form, and shows what people will read before it is done.</summary>
public enum GroupDeed
{
    /// <summary>A new one.</summary>
    Plan,

    /// <summary>Another room, other leaders.</summary>
    Room,

    /// <summary>One meeting on another day.</summary>
    Meeting,

    /// <summary>One meeting is not held.</summary>
    CallOff,

    /// <summary>All meetings from another day on.</summary>
    Course,

    /// <summary>Place, time, first day and size of a group without a roster.</summary>
    Replan,

    /// <summary>Words to those in it.</summary>
    Notice,

    /// <summary>It is not held.</summary>
    Cancel,
}
