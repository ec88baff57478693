using Trial.Core.Intake;

namespace Trial.Functions.Http;

/// <summary>Text that staff write: given, not too long, and without what looks like a CPR number.</summary>
internal static class StaffText
{
    /// <summary>A body with this one field.</summary>
    public static (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<Fault> Faults) Read(byte[] json, string name, int longest)
    {
        var (fields, faults) = SmallInput.Read(json, name);
        return (fields, [.. faults, .. Faults(fields, name, longest)]);
    }

    /// <summary>What is wrong with a field that is there.</summary>
    public static IEnumerable<Fault> Faults(IReadOnlyDictionary<string, string> fields, string name, int longest) =>
        !fields.TryGetValue(name, out var text) ? []
        : string.IsNullOrWhiteSpace(text) ? [new Fault(name, FaultCodes.Missing)]
        : text.Length > longest ? [new Fault(name, FaultCodes.TooLong)]
        : CprNumber.LooksLikeOne(text) ? [new Fault(name, FaultCodes.Cpr)]
        : [];
}
