using System.Text.Json;

using Trial.Core.Analysis;
using Trial.Core.Pictures;

namespace Trial.Cli;

/// <summary>
/// The page for programs, format "trial/v1/inspection": the fields of <see cref="Inspection"/>, the plan, and the words of each part.
/// </summary>
internal static class InspectJson
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Format(Inspection inspection, EnrolmentPlan? plan) =>
        JsonSerializer.Serialize(
            new { Format = "trial/v1/inspection", Parts = new InspectParts(inspection).All, Plan = plan, Page = inspection }, Indented);
}
