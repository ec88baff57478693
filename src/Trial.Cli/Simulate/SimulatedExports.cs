using Trial.Application.Exports;
using Trial.Application.Record;
using Trial.Application.Stewards;

namespace Trial.Cli.Simulate;

/// <summary>What auditor and researcher export from a closed study, before and after the reveal.</summary>
internal sealed class SimulatedExports(SimulatedService service, SimulatedCeremony ceremony)
{
    private const string Purpose = "A simulated study";

    public async Task<IReadOnlyDictionary<string, byte[]>> TakeAsync()
    {
        var exports = service.Part<Exports>();
        await service.WakeAsync(service.Clock.Today.AddDays(1));
        var audit = await TakeAsync(Staff.Auditor, await exports.AuditAsync(default));
        var table = await TakeAsync(Staff.Researcher, await exports.TableAsync(blinded: false, default));

        var answer = await service.Part<StudyActs>().RevealAsync(Staff.Steward, 1, ceremony.Seed, "The table is taken", default);
        Staff.Done("the seed is revealed", answer);
        await service.WakeAsync(service.Clock.Today.AddDays(1));
        var final = await TakeAsync(Staff.Researcher, await exports.FinalAsync(default));
        return new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["audit"] = audit, ["table"] = table, ["final"] = final };
    }

    private async Task<byte[]> TakeAsync(StaffMember who, SignedExport export)
    {
        await service.Part<AccessLog>().AddAsync(who, "export", export.Subject, Purpose, "Nobody", default);
        return PackedExport.Of(export.Files);
    }
}
