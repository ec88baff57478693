using System.Collections.Concurrent;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Application.Log;

/// <summary>Signs for each draw that the public log will hold it.</summary>
public sealed class Promises(ServiceKeys keys)
{
    private readonly ConcurrentDictionary<string, NoteSigner> signers = new(StringComparer.Ordinal); // by origin

    /// <summary>The promise for a body committed on <paramref name="day"/>, as a signed note.</summary>
    /// <exception cref="RecordFaultException">The key is not the one that the setup names.</exception>
    public string Make(Setup setup, Digest commitment, DateOnly day) =>
        SignedNote.Sign(Promise.For(setup.Study, commitment, day).Format(), Signer(setup)).ToString();

    /// <summary>The promise key, which signs exports too.</summary>
    /// <exception cref="RecordFaultException">It is not the one that the setup names.</exception>
    public NoteSigner Signer(Setup setup) =>
        signers.GetOrAdd(setup.Origin, keys.PromiseSigner) is var signer && signer.Key.ToString() == setup.PromiseKey
            ? signer
            : throw new RecordFaultException("The promise key is not the one that the setup names.");
}
