using Trial.Core.Groups;

namespace Trial.Core.Tests.Groups;

public sealed class MeetingsTests
{
    private static readonly Meetings Meetings = new("haab", "A1", "Havnehuset", new(17, 0), [], IsOn: true, Changes: 0, default);

    [Fact]
    public void An_id_is_of_study_group_and_week_and_of_nothing_else()
    {
        var id = Meetings.Id(1);

        // printf 'trial/v1/meeting\nhaab\nA1\n1' | sha256sum, with version 8 and its variant
        Assert.Equal("e22b7631-39c1-8ec4-acd8-2f2ec2fc8b68", id.ToString());
        var changed = Meetings with { Place = "Biblioteket", Time = new(18, 0), Dates = [new(2026, 9, 1)], IsOn = false, Changes = 7 };
        Assert.Equal(id, changed.Id(1));
        Guid[] others = [Meetings.Id(2), (Meetings with { Group = "A2" }).Id(1), (Meetings with { Study = "other" }).Id(1)];
        Assert.Equal(4, others.Append(id).Distinct().Count());
    }
}
