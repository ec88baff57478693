using System.Security.Cryptography;

using Trial.Core.Groups;

namespace Trial.Application.Citizens;

/// <summary>Draws aliases, from the association's own names where it has any.</summary>
/// <param name="Own">Its names; null for the two lists of words.</param>
public sealed record AliasChoice(GroupNames? Own)
{
    /// <summary>One at random, when so many people signed up before.</summary>
    public Alias Draw(int signedUp) => Own is null
        ? Alias.Of(RandomNumberGenerator.GetBytes(Alias.RandomBytes), signedUp)
        : Alias.Of(Own, RandomNumberGenerator.GetInt32(Own.Count), signedUp);
}
