namespace Trial.Core.Export;

//  The arms of a blinded table are X, Y, Z, W, V ... in an order that is made at
//  random with the study, kept from whoever gets blinded tables, and never
//  changed: X is the same arm in all tables of a study. Where the ratio is not
//  1:1 the numbers themselves tell which is which.

/// <summary>Which letter stands for which arm in the blinded tables of one study.</summary>
/// <param name="order">Every arm, at most 26.</param>
internal sealed class Blinding(IReadOnlyList<Arm> order)
{
    private const string Alphabet = "XYZWVUTSRQPONMLKJIHGFEDCBA";

    /// <summary>The letters in use, in their order.</summary>
    public IReadOnlyList<Arm> Letters => [.. order.Select(For)];

    /// <summary>The letter of an arm of the study.</summary>
    public Arm For(Arm arm) => new(Alphabet[order.Index().First(known => known.Item == arm).Index]);
}
