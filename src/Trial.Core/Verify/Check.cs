namespace Trial.Core.Verify;

/// <summary>One named check and what it found.</summary>
public sealed record Check(string Name, Finding Finding);
