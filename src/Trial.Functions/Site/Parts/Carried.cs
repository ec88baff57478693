namespace Trial.Functions.Site.Parts;

/// <summary>A field that a form carries on unseen.</summary>
public sealed record Carried(string Name, string Value);
