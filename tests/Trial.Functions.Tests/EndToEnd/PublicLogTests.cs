using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Trial.Application.Keys;
using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>The public log by HTTP, as somebody reads it who has nothing but the address.</summary>
public sealed partial class PublicLogTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private readonly RunningService service = fixture.Service;

    [Fact]
    public async Task The_files_prove_the_seal_to_whoever_has_the_setup()
    {
        var setup = await SetupAsync();
        var note = SignedNote.Parse(await service.Http.GetStringAsync("log/checkpoint"))!;
        var checkpoint = Checkpoint.Parse(note.Text)!;
        var entries = TileBytes.ParseEntries(await service.Http.GetByteArrayAsync("log/tile/entries/000.p/1"))!;
        var hashes = await service.Http.GetByteArrayAsync("log/tile/0/000.p/1");

        Assert.Equal(2,
            Assert.IsType<NoteCheck.Verified>(
                note.Check([.. setup.LogKeys.Select(key => VerifierKey.Parse(key)!)], Ed25519.Verify)).By.Count);
        Assert.Equal((setup.Origin, 1), (checkpoint.Origin, checkpoint.Size));
        Assert.Equal(checkpoint.Root, MerkleTree.LeafHash(entries[0]));
        Assert.Equal(checkpoint.Root.ToArray(), hashes);
        Assert.Equal(setup.Hash(), SealEntry.Parse(Encoding.UTF8.GetString(entries[0]))!.SetupHash);
    }

    [Theory]
    [InlineData("log/tile/0/000")] // not full
    [InlineData("log/tile/0/000.p/2")]
    [InlineData("log/tile/entries/001.p/1")]
    [InlineData("log/tile/1/000.p/1")]
    [InlineData("log/tile/64/000")]
    [InlineData("log/tile/0/0")]
    [InlineData("log/tile/entries/000.p/01")]
    public async Task What_is_not_published_is_not_there(string path)
    {
        using var answer = await service.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_tile_may_be_kept_for_ever_and_the_checkpoint_not()
    {
        using var tile = await service.Http.GetAsync("log/tile/entries/000.p/1");
        using var checkpoint = await service.Http.GetAsync("log/checkpoint");
        using var head = await service.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "log/checkpoint"));

        Assert.Contains("immutable", tile.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("application/octet-stream", tile.Content.Headers.ContentType!.MediaType);
        Assert.True(checkpoint.Headers.CacheControl!.NoStore);
        Assert.Equal("text/plain", checkpoint.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    // Times, strata, arms and totals of people: in nothing that anybody may fetch, and in no line that the service logs.
    [Fact]
    public async Task Nothing_public_tells_of_anybody_drawn()
    {
        var applicants = await Applicant.ManyAsync(service.Http, 7);
        foreach (var applicant in applicants)
        {
            await applicant.SignUpAsync(service.Http);
        }

        var status = await StatusAsync(applicants[0]);
        var held = status["held"]!.AsArray()
            .ToDictionary(each => each!["field"]!.GetValue<string>(), each => each!["value"]!.GetValue<string>());
        var told = new[] { held["drawn"], held["alias"], held["researchId"], applicants[0].Result!["code"]!.GetValue<string>(),
            applicants[0].Token };
        string[] files = ["log/checkpoint", "log/tile/entries/000.p/1", "log/tile/0/000.p/1", "api/setup/1", "api/leaves/1"];
        string[] pages = ["", "tilmelding", "kode", "om", "kontrol", "privatliv", "was", "til-medarbejdere", "farvel", "nowhere"];

        foreach (var path in (string[])[.. files, .. pages, .. pages.Select(page => $"en/{page}".TrimEnd('/')), "api/study", "api/flow",
            "kontrol.html"])
        {
            using var answer = await service.Http.GetAsync(path);
            var text = answer.Headers + "\n" + answer.Content.Headers + "\n" +
                Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());

            Assert.All(told, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
            Assert.DoesNotMatch(Total(), text);
        }

        // In the files of the log there is not even a date, but for the header of every answer.
        foreach (var path in files.Take(3))
        {
            Assert.DoesNotMatch(Day(), Encoding.Latin1.GetString(await service.Http.GetByteArrayAsync(path)));
        }

        Assert.All(told, word => Assert.DoesNotContain(word, service.Console, StringComparison.Ordinal));
        Assert.DoesNotContain("referrals", service.Console, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_steward_reads_the_record_newest_first_and_by_kind()
    {
        await (await Applicant.ManyAsync(service.Http, 1))[0].SignUpAsync(service.Http);

        var all = await RecordAsync("");
        var sequences = all.Select(act => act!["sequence"]!.GetValue<int>()).ToList();
        Assert.Equal(Enumerable.Range(0, sequences.Count).Reverse(), sequences);
        var opening = all.Single(act => act!["kind"]!.GetValue<string>() == "open")!;
        Assert.Equal(("Demonstration", "service"), (opening["why"]!.GetValue<string>(), opening["staff"]!.GetValue<string>()));
        Assert.NotNull(opening["at"]);

        var draws = await RecordAsync("?kind=draw");
        Assert.NotEmpty(draws);
        Assert.All(draws, act => Assert.Matches("^Ved \\w+$", act!["what"]!.GetValue<string>()));
        Assert.DoesNotContain("arm", draws.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_can_be_downloaded_and_printed_and_a_wrong_question_is_told_whole()
    {
        using var csv = await service.StaffAsync("steward", HttpMethod.Get, "api/record?kind=group&format=csv");
        Assert.NotNull(Core.Export.Csv.Parse(await csv.Content.ReadAsByteArrayAsync()));

        using var html = await service.StaffAsync("steward", HttpMethod.Get, "api/record?format=html");
        var page = await html.Content.ReadAsStringAsync();
        Assert.Equal("record.html", html.Content.Headers.ContentDisposition?.FileName);
        Assert.Contains(">Demonstration</td>", page, StringComparison.Ordinal);
        Assert.Contains(">åbnet</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", page, StringComparison.Ordinal); // it is read from a disk, where nothing of ours lies

        using var wrong = await service.StaffAsync("steward", HttpMethod.Get, "api/record?kind=x&format=y");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["format", "kind"], (await wrong.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject()
            .Select(error => error.Key).Order());

        using var other = await service.StaffAsync("coordinator", HttpMethod.Get, "api/record");
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
    }

    private async Task<JsonArray> RecordAsync(string query)
    {
        using var answer = await service.StaffAsync("steward", HttpMethod.Get, $"api/record{query}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["acts"]!.AsArray();
    }

    private async Task<JsonObject> StatusAsync(Applicant applicant)
    {
        using var answer = await service.Http.PostAsJsonAsync("api/participant/status",
            new JsonObject { ["code"] = applicant.Result!["code"]!.GetValue<string>() });
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<Setup> SetupAsync()
    {
        Assert.True(Setup.TryRead(await service.Http.GetByteArrayAsync("api/setup/1"), out var setup, out _));
        return setup;
    }

    // Not the day on which a time begins next.
    [GeneratedRegex("\"(drawn|count|total|participants|next(?!\":\"20)|envelope|cursor)s?\":", RegexOptions.IgnoreCase)]
    private static partial Regex Total();

    [GeneratedRegex("20[0-9]{2}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex Day();
}
