using System.Text.Json.Nodes;
using Trial.Core.Intake;

namespace Trial.Core.Tests.Intake;

public sealed class SubmissionTests
{
    private static readonly Digest Pepper = Digest.Of([1]);

    private static readonly Submission One = new(
        new Token(new byte[16]), "A", ["A-tue", "A-wed"], true, true, true, false, "da-1", "da", null);

    [Fact]
    public void Hashes_as_the_vectors_say()
    {
        foreach (var vector in Vectors.Formats("submissions"))
        {
            Assert.Equal(vector.Text("hash"), Read(vector).Hash(vector.Digest("pepper")).ToString());
        }
    }

    [Fact]
    public void Is_the_same_whatever_order_the_slots_came_in_and_whatever_language_was_read()
    {
        Assert.Equal(One.Hash(Pepper), (new Submission(
            One.Token, "A", ["A-wed", "A-tue"], true, true, true, false, "da-1", "en", null)).Hash(Pepper));
    }

    [Fact]
    public void Is_another_when_anything_said_is_another()
    {
        Submission[] others =
        [
            One with { Token = new Token([.. new byte[15], 1]) },
            One with { Stratum = "B" },
            new(One.Token, "A", ["A-tue"], true, true, true, false, "da-1", "da", null),
            One with { Adult = false },
            One with { EverydayLife = false },
            One with { UnderstandsLottery = false },
            One with { Companionship = true },
            One with { Consent = "da-2" },
            One with { Slip = new Slip(0) },
        ];

        Assert.Equal(others.Length + 1, others.Append(One).Select(one => one.Hash(Pepper)).Distinct().Count());
        Assert.NotEqual(One.Hash(Pepper), One.Hash(Digest.Of([2])));
    }

    private static Submission Read(JsonNode vector)
    {
        var value = vector["value"]!;
        bool Said(string field) => value[field]!.GetValue<bool>();

        return new Submission(
            new Token(vector.Bytes("token")),
            value.Text("stratum"),
            [.. value["slots"]!.AsArray().Select(slot => slot!.GetValue<string>()).Reverse()],
            Said("adult"),
            Said("everydayLife"),
            Said("understandsLottery"),
            Said("companionship"),
            value.Text("consent"),
            "da",
            Slip.TryParse(value.Text("slip"), out var slip) ? slip : null);
    }
}
