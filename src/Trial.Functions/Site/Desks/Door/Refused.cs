namespace Trial.Functions.Site.Desks.Door;

/// <summary>Why nobody was signed in.</summary>
internal enum Refused
{
    /// <summary>It is nobody's key.</summary>
    Wrong,

    /// <summary>Too many wrong keys were given in this minute.</summary>
    TooMany,
}
