using Trial.Core.Log;

namespace Trial.Core.Export;

/// <summary>Who vouches for an export, and when it is made.</summary>
/// <param name="Signer">The promise key.</param>
/// <param name="Day">Today in Europe/Copenhagen.</param>
public sealed record ExportMaker(NoteSigner Signer, DateOnly Day)
{
    /// <summary>Says what it is, and nothing of the key.</summary>
    public override string ToString() => "the maker of an export";
}
