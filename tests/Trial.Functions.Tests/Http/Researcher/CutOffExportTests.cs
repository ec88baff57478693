using System.IO.Compression;

using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Exports;
using Trial.Application.Record;
using Trial.Core.Export;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Record;

namespace Trial.Functions.Tests.Http.Researcher;

public sealed class CutOffExportTests
{
    private static readonly StaffMember Auditor = new(StaffRole.Auditor, "auditor");

    [Theory]
    [InlineData(1)]
    [InlineData(2)] // while it is packed
    public async Task Nobody_has_an_export_that_was_cut_off(int reading)
    {
        using var study = await StudyByNight.StartAsync();
        await study.DrawAsync(3);
        var store = new InterruptedStore(study.Store);
        using var parts = study.Compose(store);
        var exports = parts.GetRequiredService<Exports>();
        await exports.StateAsync(default); // from here on only an export reads bodies from the first

        store.At = RowKeys.Body(0);
        store.Interruption = () =>
        {
            store.At = reading-- > 1 ? RowKeys.Body(0) : null;
            return store.At is null ? throw new InvalidOperationException("cut off") : Task.CompletedTask;
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => TakeAsync(exports));
        Assert.Empty(await study.Accesses.ReadAsync(default));

        using var zip = new ZipArchive((await TakeAsync(exports))!.Zip);
        Assert.NotNull(zip.GetEntry(ExportNote.FileName));
        Assert.Equal(["export"], (await study.Accesses.ReadAsync(default)).Select(look => look.What));
    }

    private static Task<TakenExport?> TakeAsync(Exports exports) =>
        exports.TakeAsync(Auditor, (ExportKind.Audit, false), "check", "committee", default);
}
