using System.Text;

using Trial.Application.Keys;
using Trial.Core.Log;

namespace Trial.Application.Log;

/// <summary>Asks witnesses to cosign a checkpoint that is already published (c2sp.org/tlog-witness).</summary>
/// <param name="http">With a time-out and a limit for responses; a witness that does not answer is an answer.</param>
internal sealed class WitnessClient(HttpClient http)
{
    private const string Path = "add-checkpoint";

    /// <summary>Asks one witness, and asks again when it says from which size it wants the proof.</summary>
    /// <param name="witness">With its URL.</param>
    /// <param name="note">The checkpoint, signed by the log.</param>
    /// <param name="tree">Of that size.</param>
    /// <param name="old">The size that it cosigned last, as far as is known; 0 when it never did.</param>
    /// <param name="cancellationToken">Ends the asking with an exception.</param>
    public async Task<WitnessAnswer> AskAsync(
        PolicyWitness witness, SignedNote note, MerkleTree tree, int old, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(witness, Request(note, tree, old), cancellationToken);
        return answer is WitnessAnswer.Elsewhere elsewhere
            ? await SendAsync(witness, Request(note, tree, (int)elsewhere.Size), cancellationToken)
            : answer;
    }

    private static AddCheckpoint Request(SignedNote note, MerkleTree tree, int old) =>
        new(old, old == 0 ? [] : tree.ProveConsistency(old, tree.Size), note);

    private async Task<WitnessAnswer> SendAsync(PolicyWitness witness, AddCheckpoint asked, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new StringContent(asked.Format(), Encoding.UTF8, "text/plain");
            using var response = await http.PostAsync(Endpoint(witness.Url!), content, cancellationToken);
            var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken)); // whatever it says they are
            var type = response.Content.Headers.ContentType?.MediaType;
            return WitnessAnswer.Read((int)response.StatusCode, type, body, asked, witness.Key, Ed25519.Verify);
        }
        catch (Exception exception) when (IsSilence(exception) && !cancellationToken.IsCancellationRequested)
        {
            return new WitnessAnswer.Unable(null);
        }
    }

    // No connection, a broken or too long response, or the client's own time-out.
    private static bool IsSilence(Exception exception) => exception is HttpRequestException or IOException or TaskCanceledException;

    // The prefix may or may not end in a slash; what follows its last one must not be dropped.
    private static Uri Endpoint(Uri prefix) => new($"{prefix.AbsoluteUri.TrimEnd('/')}/{Path}");
}
