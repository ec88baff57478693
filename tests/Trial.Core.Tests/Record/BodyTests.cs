using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

public sealed class BodyTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Vectors.Formats("records").Count())];

    [Theory]
    [MemberData(nameof(Numbers))] // tests/vectors/formats-v1.json, written by an independent program
    public void Matches_the_published_vector(int number)
    {
        var vector = Vectors.Formats("records").ElementAt(number);
        var body = Given(vector);

        Assert.Equal(vector.Text("openBytes"), Encoding.UTF8.GetString(CanonicalJson.Format(vector["open"])));
        Assert.Equal(vector.Text("closedBytes"), Encoding.UTF8.GetString(CanonicalJson.Format(vector["closed"])));
        Assert.Equal(vector.Digest("closedHash"), body.ClosedHash);
        Assert.Equal(vector.Digest("commitment"), body.Commitment);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Reads_the_published_bodies_and_writes_them_again(int number)
    {
        var body = Given(Vectors.Formats("records").ElementAt(number));
        var entry = body.Parse();

        Assert.NotNull(entry);
        Assert.Equal(body, Body.Format(entry.Study, entry.Act, entry.Stamp, body.NOpen, body.NClosed));
    }

    public static TheoryData<string> Kinds => [.. Acts.OfEveryKind.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reads_back_every_kind_of_act(string name)
    {
        var act = Acts.OfEveryKind[name];
        var stamp = new Stamp(Actor.Steward, new DateOnly(2026, 3, 1), Acts.Hash(7), 12);
        var body = Body.Format("haab", act, stamp, Acts.Hash(1), Acts.Hash(2));

        var entry = body.Parse();

        Assert.NotNull(entry);
        Assert.Equal("haab", entry.Study);
        Assert.Equal(stamp, entry.Stamp);
        Assert.Equal(body, Body.Format(entry.Study, entry.Act, entry.Stamp, body.NOpen, body.NClosed));
        Assert.Equal(body, Body.ParseLine(Encoding.UTF8.GetBytes(body.ToLine())));
    }

    [Theory]
    [InlineData("service")]
    [InlineData("Steward")]
    [InlineData("")]
    public void Reads_any_actor_as_it_is_written(string name)
    {
        var written = Body.Format(
            "haab", new Act.Open(default), new Stamp(Actor.Steward, new DateOnly(2026, 3, 1), default, 0), default, default);
        var body = written with { Closed = written.Closed.Replace("\"steward\"", $"\"{name}\"", StringComparison.Ordinal) };

        var entry = body.Parse()!;

        Assert.Equal(name, entry.Stamp.Actor.Name);
        Assert.Equal(body, Body.Format("haab", entry.Act, entry.Stamp, default, default));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Refuses_a_field_too_many_and_a_field_too_few(string name)
    {
        var body = Body.Format("haab", Acts.OfEveryKind[name], new(Actor.Timer, new DateOnly(2026, 3, 1), default, 0), default, default);
        var closed = JsonNode.Parse(body.Closed)!.AsObject();

        foreach (var field in closed.Select(field => field.Key).ToList())
        {
            var fewer = JsonNode.Parse(body.Closed)!.AsObject();
            fewer.Remove(field);
            Assert.Null((body with { Closed = Text(fewer) }).Parse());
        }

        closed["note"] = "more";
        Assert.Null((body with { Closed = Text(closed) }).Parse());
    }

    [Fact]
    [Trait("Requirement", "R18")]
    public void A_reveal_may_name_the_row_that_says_why()
    {
        foreach (var act in new Act[] { new Act.RevealSeed(1, Acts.Hash(16), Acts.Hash(18)),
            new Act.RevealListKey(2, Acts.Hash(17), Acts.Hash(18)) })
        {
            var body = Body.Format("haab", act, new Stamp(Actor.Steward, new DateOnly(2026, 3, 1), default, 0), default, default);

            Assert.Equal(act, body.Parse()!.Act);
            Assert.Equal(Acts.Hash(18), act.RowHash);
            Assert.Null((body with { Closed = body.Closed.Replace(Acts.Hash(18).ToString(), "why", StringComparison.Ordinal) }).Parse());
        }
    }

    [Fact]
    public void An_open_and_a_close_may_name_a_place()
    {
        foreach (var act in new Act[] { new Act.Open(Acts.Hash(4), "A"), new Act.Close(Acts.Hash(5), "B2") })
        {
            var body = Body.Format("haab", act, new Stamp(Actor.Steward, new DateOnly(2026, 3, 1), default, 0), default, default);

            Assert.Equal(act, body.Parse()!.Act);
            foreach (var other in new[] { "\"stratum\":\"\"", "\"stratum\":\"a\"", "\"stratum\":null", "\"stratum\":1" })
            {
                var changed = System.Text.RegularExpressions.Regex.Replace(body.Closed, "\"stratum\":\"[A-Z0-9]+\"", other);
                Assert.Null((body with { Closed = changed }).Parse());
            }
        }
    }

    [Fact]
    public void A_consent_text_may_name_the_day_on_which_it_begins()
    {
        var act = new Act.ConsentText("da-2", Acts.Hash(7), new DateOnly(2027, 1, 4));
        var body = Body.Format("haab", act, new Stamp(Actor.Steward, new DateOnly(2026, 3, 1), default, 0), default, default);

        Assert.Equal(act, body.Parse()!.Act);
        foreach (var other in new[] { "\"\"", "\"2027-1-4\"", "\"2027-02-30\"", "null", "20270104" })
        {
            Assert.Null((body with { Closed = body.Closed.Replace("\"2027-01-04\"", other, StringComparison.Ordinal) }).Parse());
        }
    }

    [Fact]
    public void A_consent_text_may_be_withdrawn_and_then_names_no_day()
    {
        var act = new Act.ConsentTextWithdrawn("da-2", Acts.Hash(7));
        var body = Body.Format("haab", act, new Stamp(Actor.Steward, new DateOnly(2026, 3, 1), default, 0), default, default);

        Assert.Equal(act, body.Parse()!.Act);
        foreach (var other in new[] { "\"change\":\"\"", "\"change\":\"made\"", "\"change\":null", "\"change\":1" })
        {
            Assert.Null((body with { Closed = body.Closed.Replace("\"change\":\"withdrawn\"", other, StringComparison.Ordinal) }).Parse());
        }

        var dated = body.Closed.Replace("\"previous\"", "\"from\":\"2027-01-04\",\"previous\"", StringComparison.Ordinal);
        Assert.Null((body with { Closed = dated }).Parse());
    }

    [Fact]
    public void A_message_may_name_a_group()
    {
        var act = new Act.Message(7, MessageChange.Sent, "A1", Acts.Hash(4));
        var body = Body.Format("haab", act, new Stamp(Actor.Coordinator, new DateOnly(2026, 3, 1), default, 0), default, default);

        Assert.Equal(act, body.Parse()!.Act);
        foreach (var other in new[] { "\"group\":\"\"", "\"group\":null", "\"group\":1" })
        {
            Assert.Null((body with { Closed = body.Closed.Replace("\"group\":\"A1\"", other, StringComparison.Ordinal) }).Parse());
        }
    }

    [Fact]
    public void Refuses_a_line_with_another_spelling()
    {
        var line = Body.Format("haab", new Act.Open(default), new(Actor.Steward, new DateOnly(2026, 3, 1), default, 1), default, default)
            .ToLine();

        Assert.NotNull(Body.ParseLine(Encoding.UTF8.GetBytes(line)));
        Assert.Null(Body.ParseLine(Encoding.UTF8.GetBytes(line + "\n")));
        Assert.Null(Body.ParseLine(Encoding.UTF8.GetBytes(line.Replace("nOpen", "nopen", StringComparison.Ordinal))));
        Assert.Null(Body.ParseLine(Encoding.UTF8.GetBytes(line.Insert(1, " "))));
    }

    [Fact]
    public void Hashes_rows_as_published()
    {
        foreach (var vector in Vectors.Formats("rows"))
        {
            var row = new Detail(vector.Digest("random"), vector["value"]!.DeepClone().AsObject());
            Assert.Equal(vector.Text("bytes"), Encoding.UTF8.GetString(CanonicalJson.Format(row.Value)));
            Assert.Equal(vector.Digest("hash"), row.Hash);
        }
    }

    private static Body Given(JsonNode vector) => new(
        vector.Text("openBytes"), vector.Digest("nOpen"), vector.Text("closedBytes"), vector.Digest("nClosed"));

    private static string Text(JsonObject value) => Encoding.UTF8.GetString(CanonicalJson.Format(value));
}
