namespace Trial.Core.Report;

/// <summary>One item of CONSORT 2025, told.</summary>
/// <param name="Title">What it is about, with its number in (round brackets) at the end.</param>
/// <param name="Paragraphs">The text.</param>
internal sealed record MethodsSection(string Title, params IReadOnlyList<string> Paragraphs);
