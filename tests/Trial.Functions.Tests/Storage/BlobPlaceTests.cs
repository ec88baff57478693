using System.Net.Http.Headers;

using Azure;
using Azure.Core.Pipeline;

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
    public async Task An_older_table_is_refused()
    {
        using var study = await StudyByNight.StartAsync();
        var anchor = new Anchor(Place("anchor/head.json"), study.Store, study.Keys.RecordKey);
        var older = await study.Ledger.ReadAsync(default);
        await anchor.CheckAsync(older, default); // none yet
        await anchor.WriteAsync(older, default);
        await study.DrawAsync(1);
        var now = await study.Ledger.ReadAsync(default);

        await anchor.CheckAsync(now, default);
        await anchor.WriteAsync(now, default);

        var fault = await Assert.ThrowsAsync<RecordFaultException>(() => anchor.CheckAsync(older, default));
        Assert.Contains("/anchor/head.json has seen", fault.Message, StringComparison.Ordinal);
        Assert.Contains(identity.Scopes, scope => scope.Contains("storage.azure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_not_taken_for_one_without_an_anchor()
    {
        var place = Place("no-such-container/head.json");
        Assert.DoesNotContain('\n', (await Assert.ThrowsAsync<StartException>(() => place.ReadAsync(default))).Message);
        await Assert.ThrowsAsync<RequestFailedException>(() => place.WriteAsync([1], default));
    }

    private BlobPlace Place(string path) => new(new Uri($"{blobs.Endpoint}/{path}"), identity, new HttpClientTransport(http));
}
