namespace Trial.House.Tests;

public sealed class ArrowTests
{
    public static TheoryData<string> Projects => [.. Rooms.All.Select(rooms => rooms.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_room_is_in_the_table(string project)
    {
        var rooms = Of(project);
        Assert.Equal(rooms.Names.Order(StringComparer.Ordinal), Edges.Rooms(project, rooms.Assembly).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_type_uses_a_room_that_is_not_below_its_own(string project)
    {
        var rooms = Of(project);
        string[] upwards =
        [
            .. Edges.Of(project, rooms.Assembly)
                .Where(edge => !rooms.Allows(edge.FromRoom, edge.ToRoom))
                .Select(edge => $"{edge.From} uses {edge.To}: no arrow leads from {edge.FromRoom} to {edge.ToRoom}"),
        ];

        Assert.True(upwards.Length == 0, string.Join('\n', upwards));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_table_has_no_circle(string project)
    {
        var rooms = Of(project);
        Assert.All(rooms.Names, room => Assert.False(rooms.Allows(room, room), room)); // a circle would never return
    }

    private static Rooms Of(string project) => Rooms.All.Single(rooms => rooms.Project == project);
}
