using Trial.Application.Record;

namespace Trial.Functions.Tests.Players;

/// <summary>What happens in a study of one place when a test says each step itself.</summary>
internal static class LivedSteps
{
    public static async Task MorningsAsync(LivedStudy study, string until)
    {
        while (study.Today < DateOnly.ParseExact(until, "yyyy-MM-dd", null))
        {
            await study.MorningAsync();
        }
    }

    public static async Task PlanAsync(LivedStudy study, string first, int weekday, string stratum = "A")
    {
        var planned = await study.AskAsync(StaffRole.Coordinator, "POST", "/api/groups", new
        {
            stratum,
            place = $"Hus {stratum}",
            weekday,
            time = "17:00",
            first,
            capacity = 4,
            minimum = 3,
            pair = "p1",
        });
        Assert.True(planned.Status == 201, planned.Text);
    }

    public static async Task DrawAsync(LivedStudy study, string slot, int people)
    {
        var game = new Game(study.Study, Pace.Of(1), study);
        for (var person = 0; person < people; person++)
        {
            study.Codes.Add((await game.DrawAsync("A", [slot])).Json["code"]!.GetValue<string>());
        }
    }
}
