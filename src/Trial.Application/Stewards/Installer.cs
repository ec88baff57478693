using System.Globalization;

using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Input;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>Takes a sealed list into use: the service makes it again from its own list key and compares.</summary>
/// <param name="ledger">The record.</param>
/// <param name="seals">The lists in use.</param>
/// <param name="publisher">Brings the seal into the public log.</param>
/// <param name="accesses">Keeps who took it into use, and why.</param>
/// <param name="keys">The list's secret is among them.</param>
/// <param name="study">The study that the store is for; null when it is for any.</param>
/// <param name="practice">Whether it is for practice.</param>
/// <param name="clock">The time.</param>
public sealed class Installer(
    StudyLedger ledger, Seals seals, Publisher publisher, AccessLog accesses, ServiceKeys keys, string? study, Practice practice,
    TimeProvider clock)
{
    /// <summary>No study is installed yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        (await ledger.ReadAsync(cancellationToken)).State.Phase is Phase.Unsealed;

    /// <summary>Puts seal, configuration and the act into the store, in one commit. The same seal again changes nothing.</summary>
    /// <param name="who">The steward.</param>
    /// <param name="brought">The list.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<InstallAnswer> InstallAsync(StaffMember who, SealToInstall brought, CancellationToken cancellationToken)
    {
        var setup = brought.Setup;
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var last = state.Seals is [.., var known] ? (await seals.GetAsync(known, cancellationToken)).Setup : null;
        var names = new ServiceNames(
            keys.LogKeys(setup.Origin), keys.PromiseKey(setup.Origin), ListKey.DummiesCommitment(keys.DummiesKey), study,
            practice.IsOn);
        var secret = keys.Lists.GetValueOrDefault(setup.Seal);
        var faults = InstallRules.Faults(setup, brought.Files.Entry, secret, names, last, clock.GetUtcNow());
        if (faults.Count > 0)
        {
            return new InstallAnswer.Faulty(faults);
        }

        var answer = await ledger.TransactAsync<InstallAnswer>(
            draft => InstallAsync(draft, who, brought, cancellationToken), new InstallAnswer.TryAgain(), cancellationToken);
        if (answer is InstallAnswer.Done)
        {
            await accesses.AddAsync(
                who, Told.List, setup.Seal.ToString(CultureInfo.InvariantCulture), brought.Reason, "", cancellationToken);
            await publisher.PublishAsync(cancellationToken); // nobody is drawn before the public log holds the seal
        }

        return answer;
    }

    private async Task<InstallAnswer> InstallAsync(
        Draft draft, StaffMember who, SealToInstall brought, CancellationToken cancellationToken)
    {
        var (setup, files, config, added) = brought;
        var act = new Act.Setup(setup.Seal, SealEntry.Hash(files.Entry));
        if (draft.State.Seals.Exists(seal => (seal.Number, seal.Entry) == (act.Seal, act.Entry)))
        {
            return Done(setup, files);
        }

        var list = RowJson.Format(files);
        var refusal = draft.State.Refusal(act) is { } why ? new InstallAnswer.Refused(why)
            : (config is null) == (draft.State.Phase is Phase.Unsealed) ? new InstallAnswer.TryAgain() // another steward was first
            : !CommitRules.Fits(list) ? new InstallAnswer.Refused("the setup is longer than can be kept")
            : config is null ? await AddAsync(draft, setup, added, cancellationToken)
            : Begin(draft, config);
        if (refusal is not null)
        {
            return refusal;
        }

        draft.Add(new Change.Insert(RowKeys.Seal(setup.Seal), list));
        draft.Add(setup.Study, who.Actor, act);
        return Done(setup, files);
    }

    private InstallAnswer.Refused? Begin(Draft draft, StudyConfig config)
    {
        var named = practice.IsOn ? config with { Title = Practice.Title(config.Title) } : config;
        return Keep(draft, named, row => new Change.Insert(RowKeys.Study, row));
    }

    private InstallAnswer.Refused? Keep(Draft draft, StudyConfig config, Func<byte[], Change> change)
    {
        var row = ConfigRow.Format(config, keys.RecordKey);
        if (!CommitRules.Fits(row))
        {
            return new InstallAnswer.Refused("the study's texts and places are longer than can be kept");
        }

        draft.Add(change(row));
        return null;
    }

    // Only the strata that a later list adds are named: people who signed up know theirs by its name.
    private async Task<InstallAnswer?> AddAsync(
        Draft draft, Setup setup, IReadOnlyList<StratumConfig> added, CancellationToken cancellationToken)
    {
        var row = await ledger.Store.GetAsync(RowKeys.Study, cancellationToken) ?? throw new NotInstalledException();
        var config = ConfigRow.Parse(row, keys.RecordKey);
        StratumConfig[] strata = [.. config.Strata, .. added];
        if (!strata.Select(stratum => stratum.Code).Order(StringComparer.Ordinal).SequenceEqual(setup.Strata))
        {
            return new InstallAnswer.Faulty([new("strata", FaultCodes.OtherStudy)]);
        }

        return added.Count == 0 ? null
            : Keep(draft, config with { Strata = strata }, value => new Change.Replace(row.Key, row.ETag, value));
    }

    private static InstallAnswer.Done Done(Setup setup, SealRow files) => new(setup.Seal, SealEntry.Parse(files.Entry)!.Root);
}

/// <summary>What came of installing a list. These are all the answers there are.</summary>
public abstract record InstallAnswer
{
    private InstallAnswer()
    {
    }

    /// <summary>It is in the record.</summary>
    public sealed record Done(int Seal, Digest Root) : InstallAnswer;

    /// <summary>Everything that is wrong with it.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : InstallAnswer;

    /// <summary>It cannot come now; nothing was changed.</summary>
    public sealed record Refused(string Why) : InstallAnswer;

    /// <summary>The store is busy; nothing was changed.</summary>
    public sealed record TryAgain : InstallAnswer;
}
