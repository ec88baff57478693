namespace Trial.Core.Pictures;

/// <summary>A part of the committee's page in words, the same in text, JSON and picture.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Fields">The fields of the page that it tells, as JSON names them.</param>
/// <param name="Means">What its figures mean.</param>
/// <param name="CannotTell">What they cannot tell.</param>
/// <param name="Notes">What is special about this study or this export; none where nothing is.</param>
public sealed record InspectPart(
    string Name, IReadOnlyList<string> Fields, string Means, string CannotTell, IReadOnlyList<string> Notes);
