using System.Net;

using Trial.Functions.Tests.Storage;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>While the tables are away, everybody is told so in the form that they asked in, and nothing has to be started again.</summary>
public sealed class TablesAwayTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Azurite azurite = new();

    public void Dispose()
    {
        azurite.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_page_is_answered_with_a_page_and_json_with_json()
    {
        await azurite.InitializeAsync();
        using var service = await RunningService.StartAsync(
            folder.File("data"), ("TRIAL_STORE", "tables"), ("TABLES_ENDPOINT", azurite.Endpoint), ("TRIAL_STUDY", "haab-demo"));
        var applicant = (await Applicant.ManyAsync(service.Http, 1))[0];

        await azurite.StopAsync();
        using (var page = await service.Http.GetAsync("en/kode"))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
            Assert.Contains("<h1>Something went wrong on our side</h1>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var json = await service.Http.GetAsync("api/study"))
        {
            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, "application/problem+json"),
                (json.StatusCode, json.Content.Headers.ContentType?.MediaType));
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await applicant.SignUpAsync(service.Http));

        await azurite.InitializeAsync();
        Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(service.Http));
    }
}
