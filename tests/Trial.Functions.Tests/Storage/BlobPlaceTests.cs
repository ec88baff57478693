using System.Net.Http.Headers;

using Azure;
using Azure.Core.Pipeline;

using Microsoft.Extensions.Logging.Abstractions;

using Trial.Application.Record;
using Trial.Functions.Tests.Log;
using Trial.Storage;

namespace Trial.Functions.Tests.Storage;

/// <summary>The anchor of a deployed study, on Microsoft's emulator of blobs, by identity.</summary>
public sealed class BlobPlaceTests : IAsyncLifetime, IDisposable
{
    private readonly System.Security.Cryptography.X509Certificates.X509Certificate2 certificate = LoopbackCertificate.Make();
    private readonly VaultStandIn.TestIdentity identity = new(TableStoreTests.EntraToken());
    private readonly HttpClient http;
    private readonly Azurite blobs;

    public BlobPlaceTests()
    {
        http = new HttpClient(LoopbackCertificate.Believing(certificate));
        blobs = new Azurite { Service = "blob", Certificate = certificate };
    }

    public async Task InitializeAsync()
    {
        await blobs.InitializeAsync();
        using var make = new HttpRequestMessage(HttpMethod.Put, $"{blobs.Endpoint}/anchor?restype=container");
        make.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TableStoreTests.EntraToken());
        make.Headers.Add("x-ms-version", "2021-12-02");
        (await http.SendAsync(make)).EnsureSuccessStatusCode();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        http.Dispose();
        blobs.Dispose();
        certificate.Dispose();
    }

    [Fact]
    public async Task Holds_an_older_table_against_what_it_has_seen()
    {
        using var study = await StudyByNight.StartAsync();
        var anchor = new Anchor([Place("anchor/head.json")], study.Keys.RecordKey, NullLogger<Anchor>.Instance);
        var check = new AnchorCheck(study.Store, study.Keys.RecordKey);
        var older = await study.Ledger.ReadAsync(default);
        await anchor.WriteAsync(older, default);
        await study.DrawAsync(1);
        var now = await study.Ledger.ReadAsync(default);

        Assert.Null(await check.RunAsync(await anchor.ReadAsync(default), now, isReal: true, default));
        await anchor.WriteAsync(now, default);
        await anchor.WriteAsync(older, default); // never in the place of a newer one

        Assert.Contains("/anchor/head.json has seen",
            (await check.RunAsync(await anchor.ReadAsync(default), older, isReal: true, default))!.Why, StringComparison.Ordinal);
        Assert.Contains(identity.Scopes, scope => scope.Contains("storage.azure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_many_writers_at_once_the_newest_stays()
    {
        await Task.WhenAll(Enumerable.Range(1, 5)
            .Select(head => Place("anchor/many.json").WriteAsync([(byte)head], kept => kept[0] < head, default)));

        Assert.Equal([5], await Place("anchor/many.json").ReadAsync(default));
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_not_taken_for_one_without_an_anchor()
    {
        var place = Place("no-such-container/head.json");
        Assert.DoesNotContain('\n', (await Assert.ThrowsAsync<StartException>(() => place.ReadAsync(default))).Message);
        await Assert.ThrowsAsync<RequestFailedException>(() => place.WriteAsync([1], _ => true, default));
    }

    private BlobPlace Place(string path) => new(new Uri($"{blobs.Endpoint}/{path}"), identity, new HttpClientTransport(http));
}
