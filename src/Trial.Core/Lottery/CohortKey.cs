using System.Globalization;
using System.Text;

namespace Trial.Core.Lottery;

//  What orders a cohort
//
//      key      HKDF-Expand(K_s, "cohort\n" || number, 32)      number: from 1, in decimal
//      order    ascending HMAC-SHA-256(key, the participant's 16 bytes)
//
//  Test vectors: tests/vectors/formats-v1.json, "cohorts"

/// <summary>The keys that order cohorts: fixed by the list key before anybody signs up.</summary>
public static class CohortKey
{
    /// <summary>The key of one cohort.</summary>
    /// <param name="listKey">PRK.</param>
    /// <param name="stratum">The cohort's stratum.</param>
    /// <param name="number">The stratum's cohorts under this seal, from 1.</param>
    public static Digest Of(Digest listKey, string stratum, int number)
    {
        using var expander = new HkdfExpander(ListKey.OfStratum(listKey, stratum));
        return expander.Expand(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cohort\n{number}")));
    }
}
