using System.Text;
using System.Text.Json.Nodes;

using Trial.Application.Citizens;
using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Export;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Verify;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Start;

namespace Trial.Functions.Tests.Stewards;

/// <summary>A second list, with one more place, is installed in a study that draws from its first.</summary>
public sealed class SecondListTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");
    private static readonly Policy Blocks = new Policy.PermutedBlocks([4, 6, 8]);
    private static readonly Digest SecondSeed = Draft.RandomDigest();

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [GoFact]
    public async Task JavaScript_and_Go_verify_every_seal_too()
    {
        await study.PassOverAsync(298);
        await InstallAsync();
        await DrawUntilAsync("A", seal: 2);
        await study.SleepAsync();

        Assert.StartsWith("verified: ", OtherVerifiers.Go((await study.Exports.AuditAsync(default)).Files), StringComparison.Ordinal);
        await RevealAsync();
        var final = (await study.Exports.FinalAsync(default)).Files;
        Assert.EndsWith("log-known list-recomputed research-ids seats export-note\n", OtherVerifiers.JavaScript(final),
            StringComparison.Ordinal);
        var key = final.Single(file => file.Name == "list.key").Bytes;
        var another = final.Select(file => file.Name == "list-2.key" ? file with { Bytes = key } : file);
        Assert.Equal("false: list-recomputed\n", OtherVerifiers.JavaScript(OtherVerifiers.Summed(another)));
    }

    [GoFact]
    public async Task A_list_that_was_left_too_early_is_found_by_all_three()
    {
        await InstallAsync();
        await study.SignUpAsync("B");
        await OpenTooEarlyAsync("B");
        var audit = (await study.Exports.AuditAsync(default)).Files;

        Assert.Equal("envelopes", (await study.VerifyAsync()).FirstFalse?.Name);
        Assert.Equal("false: envelopes\n", OtherVerifiers.JavaScript(audit));
        Assert.Contains("seal 1 has envelopes left", OtherVerifiers.Go(audit), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "R17")]
    public async Task Each_place_goes_on_when_its_own_list_is_used_up_and_every_seal_is_proved_at_the_end()
    {
        await study.PassOverAsync(298);
        await InstallAsync();
        var first = (await DrawUntilAsync("A", seal: 2)).Select(draw => draw.Seal == 1 ? draw.Envelope : -draw.Envelope).ToList();
        await study.SignUpAsync("B");
        await PlanAsync("F");
        Assert.IsType<ReferralAnswer.Refused>(await study.SignUpAsync("F", "F-tir")); // its place was not opened with the others
        Assert.IsType<ActAnswer.Done>(await study.Acts.OpenAsync(Steward, "F", "approved", default));
        await study.SignUpAsync("F", "F-tir");

        Assert.Equal(Enumerable.Range(299, first.Count - 1).Append(-1), first);
        Assert.Equal((1, 2), ((await DrawsAsync("B")).Single().Seal, (await DrawsAsync("F")).Single().Seal));
        Assert.Null((await study.VerifyAsync()).FirstFalse);

        await RevealAsync();
        Assert.Null(
            Verification.Run(ExportFiles.Of((await study.Exports.FinalAsync(default)).Files), new Kept(), Ed25519.Verify).FirstFalse);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Receipts_of_either_list_come_back_as_they_were_given(bool byCohort)
    {
        if (byCohort)
        {
            study.Dispose();
            study = await StudyByNight.StartAsync(cohort: new CohortPlan(4, 28));
        }

        List<Lot> lots = [Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync("B")).Lot];
        await InstallAsync();
        await PlanAsync("F");
        Assert.IsType<ActAnswer.Done>(await study.Acts.OpenAsync(Steward, "F", "approved", default));
        lots.Add(Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync("F", "F-tir")).Lot);
        await study.SleepAsync();
        study.Begin();

        var again = new List<string>();
        foreach (var lot in lots)
        {
            again.Add(Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(lot.Code.ToString(), default)).Status.Receipt);
        }

        Assert.Equal(lots.Select(lot => lot.Receipt), again);
        Assert.Equal([1, 2], again.Select(SealOf));
        Assert.Null((await study.VerifyAsync([.. again.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))])).FirstFalse);
    }

    [Fact]
    public async Task The_places_that_it_adds_are_named_with_it_and_no_others()
    {
        Fault[] strata = [new("strata", FaultCodes.OtherStudy)];
        var before = (await study.Ledger.ReadAsync(default)).State.Count;

        Assert.Equal(strata, await FaultsAsync());
        Assert.Equal(strata, await FaultsAsync(new StratumConfig("G", "Ved kirken")));
        Assert.Equal(strata, await FaultsAsync(new StratumConfig("F", "Ved søen"), new StratumConfig("A", "Ved havnen")));
        Assert.Equal(before, (await study.Ledger.ReadAsync(default)).State.Count);

        await InstallAsync();
        Assert.Equal(
            ["Ved havnen", "Ved åen", "Ved skoven", "Ved torvet", "Ved banegården", "Ved søen"],
            (await study.Studies.ViewAsync(default)).Strata.Select(stratum => stratum.Name));
    }

    // F is in list 2 only. A stands at the end of list 1, and its lost draws reached list 2.
    [Fact]
    [Trait("Requirement", "R17")]
    public async Task A_restore_without_an_anchor_passes_over_what_was_lost_of_the_second_list_too()
    {
        await study.PassOverAsync(298);
        await InstallAsync();
        await PlanAsync("F");
        Assert.IsType<ActAnswer.Done>(await study.Acts.OpenAsync(Steward, "F", "approved", default));
        var left = (await study.Part<Seals>().AllAsync((await study.Ledger.ReadAsync(default)).State, default))[0].Length("A") - 298;
        var copy = await study.CopyAsync();
        var lost = Envelopes([.. await study.SignUpAsync(left + 1), .. await FAsync(3)]);
        await StopOverAsync(copy);

        Assert.IsType<ActAnswer.Done>(await study.Acts.RestoreAsync(Steward, left + 1, "Disken gik i stykker", default));

        var state = (await study.Ledger.ReadAsync(default)).State;
        Assert.Equal((new Cursor(2, 2), new Cursor(2, left + 2)), (state.At("A"), state.At("F")));
        Assert.Empty(lost.Intersect(Envelopes([.. await study.SignUpAsync(2), .. await FAsync(2)])));
        await study.SleepAsync();
        AssertVerified((await study.Exports.AuditAsync(default)).Files);
        await RevealAsync();
        AssertVerified((await study.Exports.FinalAsync(default)).Files);
    }

    [Fact]
    [Trait("Requirement", "R17")]
    public async Task A_copy_without_an_anchor_that_lacks_a_list_whose_key_is_here_is_not_restored()
    {
        var copy = await study.CopyAsync();
        await InstallAsync();
        await StopOverAsync(copy);

        var answer = await study.Acts.RestoreAsync(Steward, 20, "Disken gik i stykker", default);

        Assert.Contains("lacks a list", Assert.IsType<ActAnswer.Refused>(answer).Why, StringComparison.Ordinal);
        Assert.NotNull(study.Part<Standstill>().Stop);
    }

    [Fact]
    public async Task One_whose_places_do_not_fit_beside_the_texts_is_refused_in_words()
    {
        var before = (await study.Ledger.ReadAsync(default)).State.Count;
        var answer = await InstallAsync(new StratumConfig("F", new string('ø', 12_000)));

        Assert.Contains("longer than can be kept", Assert.IsType<InstallAnswer.Refused>(answer).Why, StringComparison.Ordinal);
        Assert.Equal(before, (await study.Ledger.ReadAsync(default)).State.Count);
    }

    private static void AssertVerified(IReadOnlyList<ExportFile> files)
    {
        Assert.Null(Verification.Run(ExportFiles.Of(files), new Kept(), Ed25519.Verify).FirstFalse);
        Assert.DoesNotContain("false", OtherVerifiers.JavaScript(files), StringComparison.Ordinal);
        Assert.StartsWith("verified: ", OtherVerifiers.Go(files), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<Lot>> FAsync(int people)
    {
        var lots = new List<Lot>();
        for (var number = 0; number < people; number++)
        {
            lots.Add(Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync("F", "F-tir")).Lot);
        }

        return lots;
    }

    private static IReadOnlyList<(int Seal, int Leaf)> Envelopes(IEnumerable<Lot> lots) =>
        [.. lots.Select(lot => (SealOf(lot.Receipt), JsonNode.Parse(lot.Receipt)!["leaf"]!.GetValue<int>()))];

    // The copy is put back, and no anchor tells what it lacks.
    private async Task StopOverAsync(IReadOnlyList<Row> copy)
    {
        await study.PutBackAsync(copy);
        await File.WriteAllTextAsync(study.AnchorPath, "{}");
        study.Begin();
        await study.Part<StartCheck>().RunAsync(default);
    }

    private static int SealOf(string receipt)
    {
        Assert.True(Setup.TryRead(Encoding.UTF8.GetBytes(JsonNode.Parse(receipt)!["setup"]!.GetValue<string>()), out var setup, out _));
        return setup.Seal;
    }

    private async Task RevealAsync()
    {
        Assert.True(Digest.TryParse((await File.ReadAllTextAsync(study.SeedPath)).Trim(), out var seed));
        await study.Acts.CloseAsync(Steward, null, "the end", default);
        Assert.Equal("seed", FieldOf(await study.Acts.RevealAsync(Steward, 2, seed, "the end", default))); // the first list's
        Assert.Equal("number", FieldOf(await study.Acts.RevealAsync(Steward, 3, seed, "the end", default)));
        Assert.IsType<ActAnswer.Done>(await study.Acts.RevealAsync(Steward, 2, SecondSeed, "the end", default));
        Assert.IsType<ActAnswer.Done>(await study.Acts.RevealAsync(Steward, 1, seed, "the end", default));
        Assert.Equal("number", FieldOf(await study.Acts.RevealAsync(Steward, 1, seed, "the end", default))); // once

        static string? FieldOf(ActAnswer answer) => Assert.IsType<ActAnswer.Refused>(answer).Field;
    }

    // What changed code would do that forgot what the first list has left.
    private async Task OpenTooEarlyAsync(string stratum)
    {
        var state = (await study.Ledger.ReadAsync(default)).State;
        var seal = (await new Seals(study.Store, study.Keys).LastAsync(state, default))!;
        var opened = seal.List.Open(stratum, 1);
        var id = ParticipantId.FromRandom(Draft.RandomDigest().ToArray().AsSpan(0, ParticipantId.Size));
        var person = SomePerson.With(Digest.Of([9]), study.Clock.GetUtcNow());
        var act = new Act.Draw(id, stratum, 1, opened.Arm, opened.LeafIndex, seal.EntryHash, "da-1", person.Hashes());
        await study.Ledger.TransactAsync(draft => Task.FromResult(draft.Add(state.Study!, Actor.Citizen, act)), default);
    }

    private async Task InstallAsync() =>
        Assert.IsType<InstallAnswer.Done>(await InstallAsync(new StratumConfig("F", "Ved søen")));

    private async Task<IReadOnlyList<Fault>> FaultsAsync(params StratumConfig[] added) =>
        Assert.IsType<InstallAnswer.Faulty>(await InstallAsync(added)).Faults;

    private Task<InstallAnswer> InstallAsync(params StratumConfig[] added)
    {
        Assert.True(Setup.TryRead(Encoding.UTF8.GetBytes(study.Keys.DemonstrationSetup!), out var first, out _));
        var (random, signature) = (Draft.RandomDigest(), BeaconRound.Signature);
        Assert.True(Digest.TryParse(Quicknet.Chain, out var chain));
        var setup = first with
        {
            Seal = 2,
            Strata = [.. first.Strata, "F"],
            Capacity = 20,
            Leaves = 256,
            Seed = ListKey.SeedCommitment(SecondSeed),
            Policy = Blocks.Commitment(random),
            Beacon = new Beacon(chain, BeaconRound.Number),
        };
        var made = SealedStudy.Make(setup, Blocks, SecondSeed, Convert.FromHexString(signature));
        study.Hold(2, new ListSecret(made.ListKey, Blocks, random));
        var files = new SealRow(Encoding.UTF8.GetString(setup.Format()), signature, made.Entry);
        return study.Installer.InstallAsync(Steward, new SealToInstall(setup, files, Config: null, added), default);
    }

    private async Task<IReadOnlyList<(int Seal, int Envelope)>> DrawUntilAsync(string stratum, int seal)
    {
        while ((await DrawsAsync(stratum)) is not [.., var last] || last.Seal < seal)
        {
            Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync(stratum));
        }

        return await DrawsAsync(stratum);
    }

    private async Task<IReadOnlyList<(int Seal, int Envelope)>> DrawsAsync(string stratum)
    {
        var state = (await study.Ledger.ReadAsync(default)).State;
        return
        [
            .. state.Draws.Values.Select(id => state.Participants[id].Draw)
                .Where(draw => draw.Stratum == stratum)
                .Select(draw => (state.Seals.Find(seal => seal.Entry == draw.Seal)!.Number, draw.Envelope)),
        ];
    }

    private Task<Body> PlanAsync(string stratum) => study.Ledger.TransactAsync(
        draft =>
        {
            var first = draft.Today.AddDays(14);
            var plan = new GroupPlan(stratum, $"{stratum}-tir", "Søhuset", Weekday.Tuesday, new(16, 30), first, 8, 3, "par-1");
            var row = Plans.Detail(plan, "coordinator", draft.Now);
            var act = new Act.Group($"{stratum}1", GroupChange.Planned, row.Hash);
            return Task.FromResult(draft.Add(draft.State.Study!, Actor.Coordinator, act, row));
        },
        default);
}
