using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Application.Log;

/// <summary>Signs for each draw that the public log will hold it.</summary>
public sealed class Promises(ServiceKeys keys)
{
    /// <summary>The promise for a body committed on <paramref name="day"/>, as a signed note.</summary>
    /// <exception cref="RecordFaultException">The key is not the one that the setup names.</exception>
    public string Make(Setup setup, Digest commitment, DateOnly day)
    {
        var signer = keys.PromiseSigner(setup.Origin);
        return signer.Key.ToString() == setup.PromiseKey
            ? SignedNote.Sign(Promise.For(setup.Study, commitment, day).Format(), signer).ToString()
            : throw new RecordFaultException("The promise key is not the one that the setup names.");
    }
}
