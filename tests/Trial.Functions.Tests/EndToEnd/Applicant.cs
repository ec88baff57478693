using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

using Trial.Core.Intake;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>Somebody who signs up by HTTP: a token of their own, and the same answers each time they send it.</summary>
internal sealed class Applicant(string stratum, string slot)
{
    /// <summary>Made with the form.</summary>
    public string Token { get; } = new Token(RandomNumberGenerator.GetBytes(16)).ToString();

    /// <summary>Where they live.</summary>
    public string Stratum => stratum;

    /// <summary>The answer that was acknowledged; null until one was.</summary>
    public JsonObject? Result { get; private set; }

    /// <summary>What is sent.</summary>
    public JsonObject Submission => new()
    {
        ["token"] = Token,
        ["stratum"] = stratum,
        ["slots"] = new JsonArray(slot),
        ["adult"] = true,
        ["everydayLife"] = true,
        ["understandsLottery"] = true,
        ["consent"] = "da-1",
        ["language"] = "da",
    };

    /// <summary>One applicant after the other through the strata of a study, each at a slot that is offered there.</summary>
    public static async Task<IReadOnlyList<Applicant>> ManyAsync(HttpClient http, int count)
    {
        var study = (await http.GetFromJsonAsync<JsonObject>("api/study"))!;
        var strata = study["strata"]!.AsArray();
        return [.. Enumerable.Range(0, count).Select(number =>
        {
            var here = strata[number % strata.Count]!;
            return new Applicant(here["code"]!.GetValue<string>(), here["slots"]![0]!["id"]!.GetValue<string>());
        })];
    }

    /// <summary>Somebody in a stratum of a study, at the first slot that is offered there.</summary>
    public static async Task<Applicant> InAsync(HttpClient http, string stratum)
    {
        var study = (await http.GetFromJsonAsync<JsonObject>("api/study"))!;
        var here = study["strata"]!.AsArray().Single(each => each!["code"]!.GetValue<string>() == stratum)!;
        return new Applicant(stratum, here["slots"]![0]!["id"]!.GetValue<string>());
    }

    /// <summary>Signs up, and keeps what was acknowledged. A second answer must be the first one.</summary>
    public async Task<HttpStatusCode> SignUpAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("api/referrals", Submission);
        if (answer.IsSuccessStatusCode)
        {
            var result = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            Assert.True(Result is null || JsonNode.DeepEquals(Result, result), "A repeated submission got another answer.");
            Result = result;
        }

        return answer.StatusCode;
    }
}
