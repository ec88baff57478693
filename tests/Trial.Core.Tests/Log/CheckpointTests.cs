using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class CheckpointTests
{
    private const string Root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    [Fact]
    public void Reads_and_writes_the_published_checkpoints()
    {
        foreach (var note in Vectors.Read("signed-note.json")["checkpointNotes"]!.AsArray())
        {
            var text = SignedNote.Parse(note!.GetValue<string>())!.Text;

            var checkpoint = Checkpoint.Parse(text)!;

            Assert.Equal(("example.com/behind-the-sofa", 20852163), (checkpoint.Origin, checkpoint.Size));
            Assert.Equal(text, checkpoint.Format());
        }
    }

    [Theory]
    [InlineData($"a\n0\n{Root}\n", true)]
    [InlineData($"a\n9223372036854775807\n{Root}\n", true)]
    [InlineData($"a\n9223372036854775808\n{Root}\n", false)]
    [InlineData($"a\n01\n{Root}\n", false)]
    [InlineData($"a\n+1\n{Root}\n", false)]
    [InlineData($"a\n-1\n{Root}\n", false)]
    [InlineData($"a\n 1\n{Root}\n", false)]
    [InlineData($"a\n\n{Root}\n", false)]
    [InlineData($"\n1\n{Root}\n", false)]
    [InlineData($"a b\n1\n{Root}\n", false)]
    [InlineData($"a\n1\n{Root}", false)]
    [InlineData($"a\n1\n{Root}\nmore\n", false)]
    [InlineData($"a\n1\n{Root}\n\n", false)]
    [InlineData("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", false)] // stray bits
    [InlineData("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n", false)]
    [InlineData("a\n1\nAAAA\n", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Reads_only_the_one_spelling(string? text, bool accepted) => Assert.Equal(accepted, Checkpoint.Parse(text) is not null);
}
