using System.Security.Cryptography;

using Trial.Core.Groups;

namespace Trial.Application.Citizens;

/// <summary>Draws aliases, from the association's own names where it has any.</summary>
/// <param name="Own">Its names; null for the two lists of words.</param>
public sealed record AliasChoice(GroupNames? Own)
{
    /// <summary>One at random, when so many people signed up before; of several, the first that is free.</summary>
    public IEnumerable<Alias> Draw(int signedUp) => Own is null
        ? [Alias.Of(RandomNumberGenerator.GetBytes(Alias.RandomBytes), signedUp)]
        : Alias.AllOf(Own, RandomNumberGenerator.GetInt32(Own.Count), signedUp);
}
