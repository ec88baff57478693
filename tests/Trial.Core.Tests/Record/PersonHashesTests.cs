using System.Globalization;
using System.Text;

using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

/// <summary>What a body commits to about a person, held against tests/vectors/formats-v1.json.</summary>
public sealed class PersonHashesTests
{
    [Fact]
    public void Hashes_research_ids_as_published()
    {
        foreach (var vector in Vectors.Formats("research"))
        {
            Assert.True(ResearchId.TryParse(vector.Text("researchId"), out var id));
            Assert.Equal(vector.Digest("hash"), new KnownId(id, vector.Digest("random")).Hash);
        }
    }

    [Fact]
    public void Hashes_the_rows_of_people_as_published()
    {
        foreach (var vector in Vectors.Formats("people"))
        {
            var value = vector["value"]!;
            var row = new PersonRow(
                value.Text("alias"),
                DateTimeOffset.Parse(value.Text("at"), CultureInfo.InvariantCulture),
                value.Digest("code"),
                value["companionship"]!.GetValue<bool>(),
                value.Text("language"),
                [.. value["slots"]!.AsArray().Select(slot => slot!.GetValue<string>()).Reverse()],
                value.Digest("submission"));

            var beside = row.Beside(vector.Digest("random"));
            Assert.Equal(vector.Text("bytes"), Encoding.UTF8.GetString(CanonicalJson.Format(beside.Value)));
            Assert.Equal(vector.Digest("hash"), beside.Hash);
        }
    }

    [Fact]
    [Trait("Requirement", "P4")]
    [Trait("Requirement", "P5")]
    public void A_research_id_comes_from_the_token_and_only_the_pepper_leads_back()
    {
        var (token, other) = (new Token(new byte[Token.Size]), new Token([.. new byte[Token.Size - 1], 1]));
        var id = ResearchId.Of(token, Acts.Hash(1));

        Assert.Equal(id, ResearchId.Of(token, Acts.Hash(1)));
        Assert.NotEqual(id, ResearchId.Of(other, Acts.Hash(1)));
        Assert.NotEqual(id, ResearchId.Of(token, Acts.Hash(2)));
        Assert.NotEqual(id.Row(Acts.Hash(1)), id.Row(Acts.Hash(2)));
    }

    [Fact]
    public void A_body_has_both_hashes_or_neither()
    {
        var body = Body.Format("haab", Acts.Draw(1, "A", 1), new(Actor.Citizen, new DateOnly(2026, 3, 1), default, 0), default, default);
        var neither = Body.Format(
            "haab", Acts.DrawOfCohort(1, "A", 1), new Stamp(Actor.Timer, new DateOnly(2026, 3, 1), default, 0), default, default);

        Assert.Equal(Acts.Draw(1, "A", 1), body.Parse()!.Act);
        Assert.Equal(Acts.DrawOfCohort(1, "A", 1), neither.Parse()!.Act);
        foreach (var field in (string[])["research", "row"])
        {
            var closed = System.Text.Json.Nodes.JsonNode.Parse(body.Closed)!.AsObject();
            closed.Remove(field);
            Assert.Null((body with { Closed = Encoding.UTF8.GetString(CanonicalJson.Format(closed)) }).Parse());
        }
    }
}
