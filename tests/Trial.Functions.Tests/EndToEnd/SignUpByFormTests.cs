using System.Net;
using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>The site's form is a way in like the API: an answer that is missing there draws nobody here.</summary>
public sealed class SignUpByFormTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    [Theory]
    [InlineData("understandsLottery", "Vil du være med?")]
    [InlineData("slots", "Hvor og hvornår kan du komme?")]
    public async Task The_last_page_without_an_answer_draws_no_lot_and_asks_for_it(string missing, string asked)
    {
        var applicant = (await Applicant.ManyAsync(fixture.Service.Http, 1))[0];
        var form = applicant.Submission.Where(field => field.Key != missing).ToDictionary(
            field => field.Key, field => field.Value is JsonArray slots ? $"{slots[0]}" : $"{field.Value}");

        using var answer = await fixture.Service.Http.PostAsync(
            "tilmelding", new FormUrlEncodedContent([.. form, new("companionship", "false"), new("step", "check")]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(asked, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(fixture.Service.Http)); // its token had drawn nothing
    }
}
