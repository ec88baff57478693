namespace Trial.Core.Input;

/// <summary>One thing wrong with an input. It never holds what was sent.</summary>
/// <param name="Field">The field's name in the format, or "" for the input as a whole (unknown field names are not repeated).</param>
/// <param name="Code">What is wrong; stable, one of <see cref="FaultCodes"/>.</param>
public sealed record Fault(string Field, string Code);
