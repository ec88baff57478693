using System.Text;
using System.Text.Json.Nodes;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

/// <summary>What the setup and the seal entry say in public of what is still secret.</summary>
public sealed class CommitmentTests
{
    private static IEnumerable<JsonNode> All(string part) => Vectors.Read("formats-v1.json")[part]!.AsArray().Select(vector => vector!);

    [Fact]
    public void Seed_dummies_key_and_policy_hash_as_published() => Assert.All(All("commitments"), vector =>
    {
        var policy = Encoding.UTF8.GetBytes(vector.Text("policy"));

        Assert.Equal(vector.Text("seedHash"), ListKey.SeedCommitment(vector.Digest("seed")).ToString());
        Assert.Equal(vector.Text("dummiesHash"), ListKey.DummiesCommitment(vector.Digest("seed")).ToString());
        Assert.Equal(policy, Policy.Parse(policy)!.Format());
        Assert.Equal(vector.Text("policyHash"), Policy.Parse(policy)!.Commitment(vector.Digest("policyRandom")).ToString());
    });

    [Fact]
    public void Seal_entries_are_spelt_as_published_and_read_again() => Assert.All(All("sealEntries"), vector =>
    {
        var text = SealEntry.Format(
            Digest.Of(Encoding.UTF8.GetBytes(vector.Text("setup"))),
            vector.Bytes("signature"),
            vector.Digest("root"),
            vector["leaves"]!.GetValue<int>(),
            vector.Digest("prk"));

        Assert.Equal(vector.Text("entry"), text);
        Assert.Equal(vector.Text("entry"), SealEntry.Parse(text)!.ToString());
        Assert.Equal(vector.Text("signature"), SealEntry.Parse(text)!.BeaconSignature);
        Assert.Equal(ListKey.Commitment(vector.Digest("prk")), SealEntry.Parse(text)!.ListKeyCommitment);
    });

    [Theory]
    [InlineData("trial/v1/seal\n", "trial/v2/seal\n", "another version")]
    [InlineData("\n1024\n", "\n01024\n", "a leading zero")]
    [InlineData("\n1024\n", "\n+1024\n", "a sign")]
    [InlineData("\n1024\n", "\n1023\n", "no power of two")]
    [InlineData("\n1024\n", "\n0\n", "no leaves")]
    [InlineData("\n-\n", "\n\n", "no signature and no hyphen")]
    [InlineData("\n-\n", "\nc790\n", "a signature that is too short")]
    [InlineData("\n8a34", "\n8A34", "capital hexadecimal")]
    [InlineData("\n8a34", "\n 8a34", "a space")]
    [InlineData("d86\n", "d86", "no line feed at the end")]
    [InlineData("d86\n", "d86\n\n", "a line too many")]
    [InlineData("\n", "\r\n", "another line end")]
    public void Seal_entries_of_any_other_spelling_are_refused(string from, string to, string why)
    {
        var text = All("sealEntries").First().Text("entry");

        Assert.NotNull(SealEntry.Parse(text));
        Assert.True(SealEntry.Parse(text.Replace(from, to, StringComparison.Ordinal)) is null, why);
        Assert.NotEqual(text, text.Replace(from, to, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"design":"permuted-blocks","sizes":[4,6,8]}""", true)]
    [InlineData("""{"design":"big-stick","tolerance":3}""", true)]
    [InlineData("""{"design":"block-urn","urn":4}""", true)]
    [InlineData("""{"design":"simple"}""", true)]
    [InlineData("""{"sizes":[4,6,8],"design":"permuted-blocks"}""", false)] // order of keys
    [InlineData("""{"design":"permuted-blocks","sizes":[4, 6]}""", false)] // white space
    [InlineData("""{"design":"permuted-blocks","sizes":[4.0]}""", false)]
    [InlineData("""{"design":"permuted-blocks","sizes":["4"]}""", false)]
    [InlineData("""{"design":"permuted-blocks"}""", false)]
    [InlineData("""{"design":"permuted-blocks","sizes":[4],"tolerance":3}""", false)]
    [InlineData("""{"design":"big-stick"}""", false)]
    [InlineData("""{"design":"block-urn"}""", false)]
    [InlineData("""{"design":"block-urn","urn":"4"}""", false)]
    [InlineData("""{"design":"simple","tolerance":3}""", false)]
    [InlineData("""{"design":"minimisation"}""", false)]
    [InlineData("""{}""", false)]
    [InlineData("", false)]
    public void A_policy_has_one_spelling(string text, bool accepted) =>
        Assert.Equal(accepted, Policy.Parse(Encoding.UTF8.GetBytes(text)) is not null);

    [Fact]
    [Trait("Requirement", "R4")]
    public void A_policy_hides_behind_its_random_bytes()
    {
        var policy = new Policy.Simple();

        Assert.NotEqual(policy.Commitment(default), policy.Commitment(Digest.Of([1])));
        Assert.NotEqual(policy.Commitment(default), new Policy.BigStick(3).Commitment(default));
    }

    [Fact]
    public void A_beacon_has_32_bytes_or_none()
    {
        Assert.NotEqual(ListKey.Derive(default, [], []), ListKey.Derive(default, [], Digest.Of().ToArray()));
        Assert.Throws<ArgumentException>(() => ListKey.Derive(default, [], new byte[31]));
        Assert.Throws<ArgumentException>(() => ListKey.Derive(default, [], new byte[48]));
    }
}
