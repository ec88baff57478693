using Trial.Core.Groups;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The forms of a group's page.</summary>
internal static class GroupDeeds
{
    private static readonly Dictionary<string, GroupDeed> Words = new(StringComparer.Ordinal)
    {
        ["ny"] = GroupDeed.Plan,
        ["lokale"] = GroupDeed.Room,
        ["moede"] = GroupDeed.Meeting,
        ["aflysmoede"] = GroupDeed.CallOff,
        ["dage"] = GroupDeed.Course,
        ["plan"] = GroupDeed.Replan,
        ["besked"] = GroupDeed.Notice,
        ["aflys"] = GroupDeed.Cancel,
    };

    /// <summary>The deed that a word in an address names; null for any other word.</summary>
    public static GroupDeed? Read(string word) => Words.TryGetValue(word, out var deed) ? deed : null;

    /// <summary>The word of a deed.</summary>
    public static string Word(GroupDeed deed) => Words.Single(word => word.Value == deed).Key;

    /// <summary>What a page offers; the rules decide when it is sent.</summary>
    public static IReadOnlyList<GroupDeed> Of(GroupState state) => state switch
    {
        GroupState.Issued => [GroupDeed.Notice, GroupDeed.Room, GroupDeed.Meeting, GroupDeed.CallOff, GroupDeed.Course, GroupDeed.Cancel],
        GroupState.Planned =>
            [GroupDeed.Replan, GroupDeed.Room, GroupDeed.Meeting, GroupDeed.CallOff, GroupDeed.Notice, GroupDeed.Cancel],
        GroupState.Postponed => [GroupDeed.Replan, GroupDeed.Room, GroupDeed.Notice, GroupDeed.Cancel],
        _ => [],
    };

    /// <summary>The field beside which it is said that nothing would change; null where that cannot be.</summary>
    public static string? FirstField(GroupDeed deed) =>
        deed is GroupDeed.Room or GroupDeed.Meeting or GroupDeed.CallOff or GroupDeed.Course or GroupDeed.Replan ? Fields(deed)[0] : null;

    /// <summary>The fields of a deed's form, in order.</summary>
    public static IReadOnlyList<string> Fields(GroupDeed deed) => deed switch
    {
        GroupDeed.Plan => ["stratum", "place", "room", "weekday", "time", "first", "capacity", "minimum", "pair"],
        GroupDeed.Room => ["room", "pair"],
        GroupDeed.Meeting => ["week", "on"],
        GroupDeed.CallOff => ["week"],
        GroupDeed.Course => ["first"],
        GroupDeed.Replan => ["place", "weekday", "time", "first", "capacity", "minimum"],
        GroupDeed.Notice => ["text"],
        _ => [],
    };
}
