using System.Net;

using Trial.Application.Record;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>A page of staff is answered whatever its address has, also in the header that leads on.</summary>
public abstract class AskedPathTests(StaffRole role, string word) : DeskTests(role, people: 0)
{
    private static readonly string[] Names = ["%C3%A6", "%0d%0ax", "%7f", "%F0%9F%98%80", "%20", "%22", "%25", "%5C", "%3F"];

    [Fact]
    public async Task Whatever_stands_in_the_path_or_the_query_is_answered()
    {
        foreach (var page in (string[])["grupper", "moeder", "liste", "huse", "beskeder", "fremmoede", "sedler", "udtraek"])
        {
            foreach (var name in Names)
            {
                string[] paths = [$"{page}/{name}", $"{page}/{name}/x", $"{page}/{name}/skilt/{name}", $"{page}?skilt={name}&om={name}"];
                foreach (var asked in paths.Select(path => $"/personale/{word}/{path}").Append($"/personale/en/{word}/{page}/{name}/x"))
                {
                    var answer = await Browser.GetAsync(asked);
                    Assert.True((int)answer.Status < 500, $"{asked}: {answer.Status}");
                }
            }
        }
    }
}

/// <inheritdoc/>
public sealed class StewardPathTests() : AskedPathTests(StaffRole.Steward, "steward");

/// <inheritdoc/>
public sealed class ResearcherPathTests() : AskedPathTests(StaffRole.Researcher, "forsker");

/// <inheritdoc/>
public sealed class CoordinatorPathTests() : AskedPathTests(StaffRole.Coordinator, "koordinator")
{
    [Theory]
    [InlineData("grupper/%C3%A6", "ny")]
    [InlineData("grupper/%0D%0Ax", "ny")]
    [InlineData("moeder/%0D%0Ax", "ret")]
    [InlineData("moeder/a%25b%3Fc", "ret")]
    public async Task Where_a_page_leads_on_the_address_is_the_one_that_was_asked_for(string page, string form)
    {
        var answer = await Browser.GetAsync($"/personale/koordinator/{page}/{form}");

        Assert.Equal((HttpStatusCode.SeeOther, $"/personale/koordinator/{page}"), (answer.Status, answer.Headers["Location"]));
    }
}
