using Azure;
using Azure.Core.Pipeline;
using Azure.Identity;

using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

using Trial.Application.Record;
using Trial.Storage;

namespace Trial.Functions.Tests.Storage;

/// <summary>The contract on Microsoft's emulator, and what is the table's own.</summary>
[Collection(nameof(Azurite))]
public sealed class TableStoreTests(Azurite azurite) : StoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    internal override IStore Store { get; } = Open(azurite.Endpoint);

    [Fact]
    public async Task Another_studys_rows_are_never_seen()
    {
        var other = Open(azurite.Endpoint);
        await other.CommitAsync([new Change.Insert("k", [1])], None);

        Assert.Null(await Store.GetAsync("k", None));
        Assert.Empty(await Store.RangeAsync(" ", "\u007f", None).ToListAsync());
        Assert.True(await Store.CommitAsync([new Change.Insert("k", [2])], None));
        Assert.Equal([1], (await other.GetAsync("k", None))!.Value);
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_and_one_writer_wins()
    {
        await using var proxy = await FaultyProxy.StartAsync(
            azurite.Endpoint, number =>
                (number % 3) switch { 1 => FaultyProxy.Fault.TooMany, 2 => FaultyProxy.Fault.Busy, _ => FaultyProxy.Fault.None });
        var store = Open(proxy.Endpoint);

        Assert.True(await store.CommitAsync([new Change.Insert("k", [1]), new Change.Insert("l", [1])], None));
        Assert.False(await store.CommitAsync([new Change.Insert("k", [2])], None));
        Assert.Equal(6, proxy.Requests);
        Assert.Equal([1], (await store.GetAsync("k", None))!.Value);
    }

    public static TheoryData<string> Commits => ["insert", "insert and replace", "replace"];

    [Theory]
    [MemberData(nameof(Commits))]
    public async Task A_commit_that_was_stored_and_never_answered_is_known_again(string kind)
    {
        await using var proxy = await FaultyProxy.StartAsync(
            azurite.Endpoint, number => number == 2 ? FaultyProxy.Fault.AnswerLost : FaultyProxy.Fault.None);
        var store = Open(proxy.Endpoint);
        await store.CommitAsync([new Change.Insert("head", [1])], None);
        var head = (await store.GetAsync("head", None))!;

        Assert.True(await store.CommitAsync(
            kind switch
            {
                "insert" => [new Change.Insert("body", [2])],
                "replace" => [new Change.Replace("head", head.ETag, [2])],
                _ => [new Change.Insert("body", [2]), new Change.Replace("head", head.ETag, [2])],
            },
            None));
        Assert.Equal(3, proxy.Requests); // it was sent twice
    }

    [Fact]
    public async Task A_lost_race_stays_lost_when_it_had_to_be_sent_twice()
    {
        await using var proxy = await FaultyProxy.StartAsync(
            azurite.Endpoint, number => number == 2 ? FaultyProxy.Fault.Busy : FaultyProxy.Fault.None);
        var store = Open(proxy.Endpoint);
        await store.CommitAsync([new Change.Insert("k", [1])], None);

        Assert.False(await store.CommitAsync([new Change.Insert("k", [2])], None));
        Assert.Equal(3, proxy.Requests);
    }

    [Fact]
    public async Task The_same_bytes_from_another_writer_are_a_lost_race()
    {
        await Store.CommitAsync([new Change.Insert("k", [1])], None);
        Assert.False(await Store.CommitAsync([new Change.Insert("k", [1])], None));
    }

    [Fact]
    public async Task A_failure_that_is_no_lost_race_surfaces()
    {
        await using var proxy = await FaultyProxy.StartAsync(azurite.Endpoint, _ => FaultyProxy.Fault.Busy);
        var store = Open(proxy.Endpoint);

        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(() => store.CommitAsync([new Change.Insert("k", [1])], None));
        Assert.Equal(503, failure.Status);
        Assert.Equal(5, proxy.Requests);
        Assert.Null(await store.GetAsync("k", None));
    }

    [Fact]
    public async Task Rows_are_there_when_the_service_comes_back()
    {
        using var own = new Azurite();
        await own.InitializeAsync();
        var store = Open(own.Endpoint);
        await store.CommitAsync([new Change.Insert("k", [1, 2, 3])], None);

        await own.StopAsync();
        var meanwhile = store.CommitAsync([new Change.Insert("l", [4])], None);
        await own.InitializeAsync();

        await Task.WhenAny(meanwhile); // it may have come through, or given up
        Assert.Equal([1, 2, 3], (await store.GetAsync("k", None))!.Value);
        Assert.True(await store.CommitAsync([new Change.Insert("m", [5])], None));
    }

    [Fact]
    public async Task An_identity_reads_and_writes_without_a_key()
    {
        using var certificate = LoopbackCertificate.Make();
        using var own = new Azurite { Certificate = certificate };
        await own.InitializeAsync();
        using var http = new HttpClient(LoopbackCertificate.Believing(certificate));
        var identity = new VaultStandIn.TestIdentity(EntraToken());
        var table = TableAccount.Client(own.Endpoint, identity, new HttpClientTransport(http));
        await table.CreateIfNotExistsAsync();
        var store = new TableStore(table, "by-identity");

        Assert.True(await store.CommitAsync([new Change.Insert("k", [1]), new Change.Insert("l", [2])], None));
        Assert.False(await store.CommitAsync([new Change.Insert("k", [3])], None));
        Assert.Equal(["k", "l"], (await store.RangeAsync("k", "m", None).ToListAsync()).Select(row => row.Key));
        Assert.Contains(identity.Scopes, scope => scope.Contains("storage.azure", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=x;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net")]
    [InlineData("https://x.table.core.windows.net/?sv=2024-11-04&sig=secret")]
    [InlineData("http://x.table.core.windows.net/")]
    [InlineData("http://127.0.0.1:10002/otheraccount")]
    [InlineData("not an address")]
    public void An_account_key_a_signature_or_an_open_line_stops_the_start(string endpoint)
    {
        var refused = Assert.Throws<StartException>(() => TableAccount.Client(endpoint, new DefaultAzureCredential()));
        Assert.DoesNotContain("c2VjcmV0", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://x.table.core.windows.net")]
    [InlineData("UseDevelopmentStorage=true")]
    public void An_account_by_identity_and_the_emulator_are_taken(string endpoint) =>
        Assert.Equal("trial", TableAccount.Client(endpoint, new DefaultAzureCredential()).Name);

    [Fact]
    public void Tables_that_cannot_be_reached_stop_the_start_with_one_sentence()
    {
        var refused = Assert.Throws<StartException>(() => Open($"http://127.0.0.1:{EndToEnd.RunningService.FreePort()}/devstoreaccount1"));
        Assert.DoesNotContain('\n', refused.Message);
    }

    // The emulator looks at who a token is for and by, and how long it is good.
    internal static string EntraToken()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "https://sts.windows.net/" + Guid.NewGuid(),
            Audience = "https://storage.azure.com",
            NotBefore = now.AddMinutes(-5),
            Expires = now.AddHours(1),
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256),
        });
    }

    private static TableStore Open(string endpoint) =>
        TableAccount.Open(endpoint, "t" + Guid.NewGuid().ToString("n"), new DefaultAzureCredential());
}
