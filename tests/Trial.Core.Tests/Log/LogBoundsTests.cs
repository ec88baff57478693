using System.Globalization;
using Trial.Core.Log;
using Trial.Core.Tests.Export;

namespace Trial.Core.Tests.Log;

/// <summary>The last value that each format allows, beside the next one.</summary>
public sealed class LogBoundsTests
{
    private const string Text = "log.example/haab\n0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

    private static readonly Digest Root = Digest.Of([1]);

    [Fact]
    public void A_note_has_at_most_a_hundred_signatures()
    {
        var signers = Enumerable.Repeat(SampleKey.Log, 100).ToArray();
        var note = SignedNote.Sign(Text, signers).ToString();

        Assert.Equal(100, SignedNote.Parse(note)!.Signatures.Count);
        Assert.Null(SignedNote.Parse(note + note.Split('\n')[^2] + "\n"));
        Assert.Throws<ArgumentException>(() => SignedNote.Sign(Text, [.. signers, SampleKey.Log]));
    }

    [Fact]
    public void A_note_may_begin_with_its_empty_line_and_never_end_without_one()
    {
        Assert.Equal("\n", SignedNote.Parse($"\n\n{Line}\n")?.Text);
        Assert.Null(SignedNote.Parse($"text\n{Line}\n"));
        Assert.Null(SignedNote.Parse($"text\n\n{Line}"));
        Assert.Null(SignedNote.Parse((string?)null));
    }

    [Fact]
    public void A_signature_has_at_least_one_byte()
    {
        Assert.Throws<ArgumentException>(() => NoteSignature.Make(SampleKey.Log.Key, []));
        Assert.NotNull(NoteSignature.Parse(NoteSignature.Make(SampleKey.Log.Key, [0]).ToString()));
        Assert.Null(NoteSignature.Parse($"— {SampleKey.Origin} {Convert.ToBase64String([0, 0, 0, 1])}"));
    }

    [Fact]
    public void A_proof_has_at_most_63_hashes()
    {
        Assert.Equal(63, TlogProof.Parse(Proof(63))!.Path.Count);
        Assert.Null(TlogProof.Parse(Proof(64)));
        Assert.Null(TlogProof.Parse("\n\n" + SignedNote.Sign(Text, SampleKey.Log)));
        Assert.Null(TlogProof.Parse(null));
    }

    [Fact]
    public void A_tree_is_consistent_with_itself_by_no_path_alone()
    {
        Assert.True(MerkleTree.CheckConsistency(5, Root, 5, Root, []));
        Assert.False(MerkleTree.CheckConsistency(5, Root, 5, Root, [Root]));
        Assert.False(MerkleTree.CheckConsistency(5, Root, 5, Digest.Of([2]), []));
        Assert.False(MerkleTree.CheckConsistency(6, Root, 5, Root, [Root]));
        Assert.False(MerkleTree.CheckConsistency(0, Root, 0, Root, []));
    }

    [Theory]
    [InlineData("tile/0/000.p/255", true)]
    [InlineData("tile/0/000.p/256", false)] // a full tile has no width in its name
    [InlineData("tile/0/000.p/1", true)]
    [InlineData("tile/0/000.p/0", false)]
    [InlineData("tile/63/000", true)]
    [InlineData("tile/64/000", false)]
    [InlineData("tile/0/x009/x223/x372/x036/x854/775", true)]
    [InlineData("tile/0/x001/x000/x000/x000/x000/x000/000", false)]
    [InlineData("tile/0/", false)]
    [InlineData("tile/0", false)]
    public void A_tiles_name_has_its_bounds(string path, bool isOne) => Assert.Equal(isOne ? path : null, Tile.Parse(path)?.ToString());

    [Theory]
    [InlineData(7, 1L << 56, 1)]
    [InlineData(7, (1L << 56) - 1, 0)]
    [InlineData(7, long.MaxValue, 127)]
    [InlineData(8, long.MaxValue, 0)] // shifted as far as it goes, it would begin again
    public void The_highest_level_is_that_of_the_largest_tree(int level, long size, long count) =>
        Assert.Equal(count, Tile.Count(level, size));

    [Fact] // not a theory: an attribute cannot hold half a character
    public void Half_a_character_is_in_no_name()
    {
        Assert.All(["\U0001F600", "a\U0001F600", "\U0001F600\U0001F600a"], name => Assert.True(IsKeyOf(name)));
        Assert.All(["\ud83d", "a\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\ud83da"], name => Assert.False(IsKeyOf(name)));
    }

    private static string Line => NoteSignature.Make(SampleKey.Log.Key, [1]).ToString();

    private static bool IsKeyOf(string name)
    {
        try
        {
            return VerifierKey.Parse(VerifierKey.Make(name, SignatureType.Ed25519, new byte[32]).ToString()) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Proof(int hashes)
    {
        var path = string.Concat(Enumerable.Repeat("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", hashes));
        return string.Create(CultureInfo.InvariantCulture,
            $"c2sp.org/tlog-proof@v1\nindex 0\n{path}\n{SignedNote.Sign(Text, SampleKey.Log)}");
    }
}
