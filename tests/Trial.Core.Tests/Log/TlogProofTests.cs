using System.Security.Cryptography;

using Trial.Application.Keys;
using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class TlogProofTests : IDisposable
{
    private const string Origin = "example.com/log";
    private const int Size = 7;

    private static readonly byte[][] Entries = [.. Enumerable.Range(0, Size).Select(i => LogEntry.Format(LogEntry.Dummy(default, i)))];
    private static readonly MerkleTree Tree = new([.. Entries.Select(entry => MerkleTree.LeafHash(entry))]);

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void Proves_every_entry_and_is_read_back()
    {
        for (var index = 0; index < Size; index++)
        {
            var text = Proof(index).Format();

            var included = Assert.IsType<ProofCheck.Included>(Check(TlogProof.Parse(text), Entries[index]));

            Assert.Equal(Size, included.Checkpoint.Size);
            Assert.Equal(text, TlogProof.Parse(text)!.Format());
        }
    }

    [Fact]
    public void Is_written_as_the_specification_shows() => Assert.StartsWith(
        $"c2sp.org/tlog-proof@v1\nindex 6\n{Base64(Tree.At(1, 2))}\n{Base64(Tree.At(2, 0))}\n\n"
        + $"{Origin}\n7\n{Base64(Tree.RootAt(7))}\n\n— {Origin} ",
        Proof(6).Format(),
        StringComparison.Ordinal);

    [Fact]
    public void A_log_of_one_entry_has_an_empty_path()
    {
        var root = MerkleTree.LeafHash(Entries[0]);
        var proof = new TlogProof(0, [], SignedNote.Sign(new Checkpoint(Origin, 1, root).Format(), Signer()));

        Assert.IsType<ProofCheck.Included>(Check(TlogProof.Parse(proof.Format()), Entries[0]));
    }

    [Fact]
    public void Refuses_any_one_changed_character()
    {
        var text = Proof(3).Format();
        for (var i = 0; i < text.Length; i++)
        {
            var changed = $"{text[..i]}{(char)(text[i] ^ 1)}{text[(i + 1)..]}";
            Assert.IsNotType<ProofCheck.Included>(Check(TlogProof.Parse(changed), Entries[3]));
        }
    }

    [Fact]
    public void Says_what_is_wrong()
    {
        var proof = Proof(3);
        var noCheckpoint = SignedNote.Sign("a text\n", Signer());
        var twice = proof.Checkpoint.With(noCheckpoint.Signatures);
        VerifierKey[] known = [Signer().Key];

        Assert.Contains("path", Refusal(proof, Entries[2]), StringComparison.Ordinal);
        Assert.Contains("path", Refusal(proof with { Index = 2 }, Entries[3]), StringComparison.Ordinal);
        Assert.Contains("path", Refusal(proof with { Path = [] }, Entries[3]), StringComparison.Ordinal);
        Assert.Contains("path", Refusal(proof with { Index = Size }, Entries[3]), StringComparison.Ordinal);
        Assert.Contains("is not a checkpoint", Refusal(proof with { Checkpoint = noCheckpoint }, Entries[3]), StringComparison.Ordinal);
        Assert.Contains("false", Refusal(proof with { Checkpoint = twice }, Entries[3]), StringComparison.Ordinal);
        Assert.Equal(new ProofCheck.Refused("no known key signed the checkpoint"), proof.Check(Entries[3], Origin, [], Ed25519.Verify));
        Assert.Equal(
            new ProofCheck.Refused("the checkpoint belongs to another log"),
            proof.Check(Entries[3], "example.com/b", known, Ed25519.Verify));
    }

    [Fact]
    public void Refuses_every_other_spelling()
    {
        var text = Proof(3).Format();
        string[] spellings =
        [
            text.Replace("@v1", "@v2", StringComparison.Ordinal),
            text.Replace("index 3", "index 03", StringComparison.Ordinal),
            text.Replace("index 3", "index  3", StringComparison.Ordinal),
            text.Replace("index 3\n", "", StringComparison.Ordinal),
            text.Replace("index 3", "extra AAAA\nindex 3", StringComparison.Ordinal),
            text.Replace("=\n", "\n", StringComparison.Ordinal),
            text.Replace("index 3\n", $"index 3\n{string.Concat(Enumerable.Repeat($"{Base64(default)}\n", 61))}", StringComparison.Ordinal),
            text + "\n",
            "\n" + text,
            text[..text.IndexOf("\n\n", StringComparison.Ordinal)],
            "",
        ];

        Assert.All(spellings, spelling => Assert.Null(TlogProof.Parse(spelling)));
        Assert.Null(TlogProof.Parse(null));
    }

    public void Dispose() => key.Dispose();

    private static string Base64(Digest digest) => Convert.ToBase64String(digest.ToArray());

    private TlogProof Proof(int index) => new(
        index, Tree.ProveInclusion(index, Size), SignedNote.Sign(new Checkpoint(Origin, Size, Tree.RootAt(Size)).Format(), Signer()));

    private ProofCheck? Check(TlogProof? proof, byte[] entry) => proof?.Check(entry, Origin, [Signer().Key], Ed25519.Verify);

    private string Refusal(TlogProof proof, byte[] entry) => Assert.IsType<ProofCheck.Refused>(Check(proof, entry)).Why;

    private NoteSigner Signer() => new(
        VerifierKey.Make(Origin, SignatureType.EcdsaP256, key.ExportSubjectPublicKeyInfo()),
        message => key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
}
