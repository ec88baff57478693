using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

using Trial.Functions.Tests.Storage;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>A draw that was stored while its answer was lost for good is found again through the token.</summary>
[Collection(nameof(Azurite))]
public sealed class LostAnswerTests(Azurite azurite) : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private int transactions = int.MaxValue;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_same_token_again_gets_the_lot_that_was_drawn()
    {
        await using var proxy = await FaultyProxy.StartAsync(azurite.Endpoint, Trouble);
        using var service = await RunningService.StartAsync(
            folder.File("data"), ("TRIAL_STORE", "tables"), ("TABLES_ENDPOINT", proxy.Endpoint),
            ("TRIAL_STUDY", "t" + Guid.NewGuid().ToString("n")[..16]));
        var applicant = (await Applicant.ManyAsync(service.Http, 1))[0];

        transactions = 0;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await applicant.SignUpAsync(service.Http));
        Assert.Equal(5, transactions);
        Assert.Null(applicant.Result);

        transactions = int.MaxValue;
        Assert.Equal(HttpStatusCode.OK, await applicant.SignUpAsync(service.Http)); // stored before, not drawn now
        await AuditedStudy.IsVerifiedAsync(service, folder.File("audit.zip"), people: 1);

        var another = applicant.Submission;
        another["companionship"] = true;
        using var refused = await service.Http.PostAsJsonAsync("api/referrals", (JsonNode)another);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    // From zero on: the first is stored and never answered, and the service is busy each time it is sent again.
    private FaultyProxy.Fault Trouble(int number) =>
        transactions == int.MaxValue ? FaultyProxy.Fault.None
        : Interlocked.Increment(ref transactions) == 1 ? FaultyProxy.Fault.AnswerLost
        : FaultyProxy.Fault.Busy;
}
