using System.Text;

using Trial.Core.Ceremony;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Ceremony;

public sealed class SealedStudyTests
{
    private static readonly Policy Policy = new Policy.PermutedBlocks([4, 6, 8]);
    private static readonly Digest Seed = Digest.Of([1]);

    private static readonly Setup Setup = Read();

    [Fact]
    public void Is_the_same_from_the_seed_and_from_the_key()
    {
        var signature = Vectors.Read("drand-quicknet.json")["rounds"]![0]!.Bytes("signature");
        var made = SealedStudy.Make(Setup, Policy, Seed, signature);
        var opened = SealedStudy.Open(Setup, Policy, made.ListKey, signature);

        Assert.Equal(made.Entry, opened.Entry);
        Assert.Equal(made.List.Root, opened.List.Root);
        Assert.Equal(Setup.Hash(), SealEntry.Parse(made.Entry)!.SetupHash);
        Assert.Equal(ListKey.Commitment(made.ListKey), SealEntry.Parse(made.Entry)!.ListKeyCommitment);
    }

    [Fact]
    public void Another_seed_setup_policy_or_round_is_another_list()
    {
        var rounds = Vectors.Read("drand-quicknet.json")["rounds"]!;
        SealedStudy[] studies =
        [
            SealedStudy.Make(Setup, Policy, Seed, []),
            SealedStudy.Make(Setup, Policy, default, []),
            SealedStudy.Make(Setup with { Source = "other" }, Policy, Seed, []),
            SealedStudy.Make(Setup, new Policy.PermutedBlocks([4, 6]), Seed, []),
            SealedStudy.Make(Setup, Policy, Seed, rounds[0]!.Bytes("signature")),
            SealedStudy.Make(Setup, Policy, Seed, rounds[1]!.Bytes("signature")),
        ];

        Assert.Equal(studies.Length, studies.DistinctBy(study => study.List.Root).Count());
    }

    [Fact]
    public void Is_not_made_of_a_policy_that_does_not_fit() =>
        Assert.Throws<ArgumentException>(() => SealedStudy.Make(Setup, new Policy.PermutedBlocks([5]), Seed, []));

    [Fact]
    public void The_service_reads_what_the_ceremony_wrote_and_no_other_spelling()
    {
        var secret = new ListSecret(Seed, Policy, Digest.Of([2]));
        var text = Encoding.UTF8.GetString(secret.Format());

        Assert.Equal(secret, ListSecret.Parse(secret.Format()));
        Assert.Equal(secret with { ListKey = null }, ListSecret.Parse((secret with { ListKey = null }).Format()));
        Assert.Null(ListSecret.Parse(Encoding.UTF8.GetBytes(text.TrimEnd())));
        Assert.Null(ListSecret.Parse(Encoding.UTF8.GetBytes(text.Replace(":", ": ", StringComparison.Ordinal))));
        Assert.Null(ListSecret.Parse(Encoding.UTF8.GetBytes(text.Replace("[4,", "[4, ", StringComparison.Ordinal))));
        Assert.Null(ListSecret.Parse(Encoding.UTF8.GetBytes(text.Replace("listKey", "key", StringComparison.Ordinal))));
    }

    private static Setup Read()
    {
        var text = Vectors.Read("setups-v1.json")["valid"]![0]!.Text("text");
        Assert.True(Setup.TryRead(Encoding.UTF8.GetBytes(text), out var setup, out _));
        return setup;
    }
}
