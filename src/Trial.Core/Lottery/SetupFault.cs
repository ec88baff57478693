namespace Trial.Core.Lottery;

/// <summary>One thing wrong with a study file or a setup, told to the staff who wrote it.</summary>
/// <param name="Field">Where: a field's name, such as policy.sizes; "" for the file as a whole.</param>
/// <param name="Reason">What is wrong, as a sentence.</param>
public sealed record SetupFault(string Field, string Reason)
{
    /// <summary>The field and the sentence, for a line of text.</summary>
    public override string ToString() => Field.Length == 0 ? Reason : $"{Field}: {Reason}";
}
