using System.Net;

namespace Trial.Functions.Tests.Site.SignUp;

/// <summary>How a person goes through the form.</summary>
internal sealed record Walk
{
    public string Path { get; init; } = "/tilmelding";

    /// <summary>The field whose question is not answered any more, or null to go to the last page.</summary>
    public string? Until { get; init; }

    public (string Field, (string Name, string Value)[] Answers)[] Answers { get; } =
    [
        ("adult", [("go", "yes")]),
        ("everydayLife", [("go", "yes")]),
        ("slots", [("slots", "A-wed"), ("slots", "A-tue")]),
        ("companionship", [("go", "yes")]),
        ("consent", [("go", "agreed")]),
    ];
}

internal static class Walks
{
    /// <summary>Goes through the form as a browser without scripts does, to the last page or to a question.</summary>
    public static async Task<Page> ToCheckAsync(this SiteHost host, Walk walk)
    {
        var page = await host.PressAsync(await host.GetAsync(walk.Path));

        foreach (var (field, answers) in walk.Answers)
        {
            if (field == walk.Until)
            {
                return page;
            }

            page = await host.PressAsync(page, answers);
        }

        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }
}
