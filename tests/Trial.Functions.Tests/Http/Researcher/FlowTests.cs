using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Exports;
using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Functions.Http.Researcher;
using Trial.Functions.Staff;
using Trial.Functions.Tests.Site.Desks;

namespace Trial.Functions.Tests.Http.Researcher;

[Trait("Requirement", "R21")]
public sealed class FlowTests : IAsyncLifetime, IDisposable
{
    private readonly DeskHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData("month", "da", "Ingen måned kan vises endnu. Kun hele måneder")]
    [InlineData("month", "en", "No month can be shown yet. Only whole months")]
    [InlineData("none", "da", "Intet kan vises, før hver gruppe har mindst fem personer.")]
    [InlineData("none", "en", "Nothing can be shown before each arm has at least five people.")]
    public async Task Where_nothing_may_be_shown_words_of_the_studys_cut_say_so_and_no_number(string cut, string language, string words)
    {
        await host.DrawAsync('A');
        await ConfigureAsync(config => config with { Cut = cut });

        var flow = await AskAsync(language);

        Assert.StartsWith(words, (string)flow["text"]!, StringComparison.Ordinal);
        Assert.Empty(flow["counts"]!.AsArray());
        Assert.Empty(flow["enrolment"]!.AsArray());
    }

    [Fact]
    public async Task Before_the_reveal_each_step_is_told_over_all_arms_with_enrolment_by_place_also_on_the_page()
    {
        await host.SignUpAsync(40);

        var flow = await AskAsync("en");
        using var researcher = await host.BrowserOfAsync(StaffRole.Researcher);
        var page = await researcher.GetAsync("/personale/forsker");

        Assert.False((bool)flow["revealed"]!);
        Assert.All(flow["counts"]!.AsArray(), count => Assert.Equal("", (string)count!["arm"]!));
        Assert.Equal(200, (int)flow["counts"]!.AsArray().Single(count => (string)count!["step"]! == "drawn")!["count"]!);
        Assert.Equal(200, flow["enrolment"]!.AsArray().Sum(cell => (int)cell!["count"]!));
        Assert.Contains("<tr><th scope=\"row\">Trukket lod for</th><td>200</td></tr>", page.Html, StringComparison.Ordinal);
        Assert.Contains("Lodtrækninger efter sted og måned", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StaffRole.Researcher, "/personale/forsker", "Deltagernes vej", "Trukket lod for (n = 200)", "Trukket lod for, lagt sammen")]
    [InlineData(StaffRole.Auditor, "/personale/en/revision/tal", "Flow of participants", "Randomised (n = 200)", "Drawn so far")]
    public async Task Flow_and_enrolment_are_drawn_too_with_words_for_those_who_do_not_see(
        StaffRole role, string path, string flow, string drawn, string enrolment)
    {
        await host.SignUpAsync(40);
        using var browser = await host.BrowserOfAsync(role);

        var page = await browser.GetAsync(path);

        var pictures = page.Html.Split("<svg ")[1..];
        Assert.Equal(2, pictures.Length);
        Assert.All(pictures, picture => Assert.Contains(" role=\"img\"", picture.Split('>')[0], StringComparison.Ordinal));
        Assert.Contains($"<title>{flow}</title>", pictures[0], StringComparison.Ordinal);
        Assert.Contains($">{drawn}</text>", pictures[0], StringComparison.Ordinal);
        Assert.DoesNotContain("[", pictures[0].Split("</svg>")[0], StringComparison.Ordinal);
        Assert.Contains($"<title>{enrolment}</title>", pictures[1], StringComparison.Ordinal);
        Assert.All(pictures, picture => Assert.Matches(@"<desc>.{40,}</desc>", picture));
        Assert.All(pictures, picture => Assert.DoesNotContain("style=", picture.Split("</svg>")[0], StringComparison.Ordinal));
    }

    private async Task ConfigureAsync(Func<StudyConfig, StudyConfig> change)
    {
        var (store, key) = (host.Part<StudyLedger>().Store, host.Part<ServiceKeys>().RecordKey);
        var row = (await store.GetAsync(RowKeys.Study, default))!;
        var config = ConfigRow.Format(change(ConfigRow.Parse(row, key)), key);
        Assert.True(await store.CommitAsync([new Change.Replace(row.Key, row.ETag, config)], default));
    }

    private async Task<JsonNode> AskAsync(string language)
    {
        var services = host.Part<IServiceProvider>();
        var context = new DefaultHttpContext { RequestServices = services };
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        context.Request.Method = "GET";
        context.Request.Headers.AcceptLanguage = language;
        context.Request.Headers.Authorization = $"Bearer {host.Part<StaffKeys>().Keys[StaffRole.Researcher]}";
        var installation = new Installation(host.Part<StudyLedger>(), host.Part<ServiceKeys>());
        var exports = ActivatorUtilities.CreateInstance<Exports>(services, installation);
        var endpoint = ActivatorUtilities.CreateInstance<GetFlow>(services, exports);
        await (await endpoint.RunAsync(context.Request, default)).ExecuteAsync(context);
        return JsonNode.Parse(answer.ToArray())!;
    }
}
