using System.Text;

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
/// <param name="keys">The list's secret is among them.</param>
/// <param name="study">The study that the store is for; null when it is for any.</param>
/// <param name="clock">The time.</param>
public sealed class Installer(StudyLedger ledger, Seals seals, Publisher publisher, ServiceKeys keys, string? study, TimeProvider clock)
{
    /// <summary>No study is installed yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) => (await ledger.ReadAsync(cancellationToken)).State.Phase is Phase.Unsealed;

    /// <summary>Puts seal, configuration and the act into the store, in one commit. The same seal again changes nothing.</summary>
    /// <param name="who">The steward.</param>
    /// <param name="setup">The setup.</param>
    /// <param name="files">Its public files.</param>
    /// <param name="config">The configuration; null for a later list of the study.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<InstallAnswer> InstallAsync(
        StaffMember who, Setup setup, SealRow files, StudyConfig? config, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var first = state.Seals is [var known, ..] ? (await seals.GetAsync(known, cancellationToken)).Setup : null;
        var names = new ServiceNames(keys.LogKeys(setup.Origin), keys.PromiseKey(setup.Origin), ListKey.DummiesCommitment(keys.DummiesKey), study);
        var faults = InstallRules.Faults(setup, files.Entry, Secret(setup.Seal), names, first, clock.GetUtcNow());
        if (faults.Count > 0)
        {
            return new InstallAnswer.Faulty(faults);
        }

        var answer = await ledger.TransactAsync(draft => Task.FromResult(Install(draft, who, setup, files, config)), cancellationToken);
        if (answer is InstallAnswer.Done)
        {
            await publisher.PublishAsync(cancellationToken); // nobody is drawn before the public log holds the seal
        }

        return answer ?? new InstallAnswer.TryAgain();
    }

    private InstallAnswer Install(Draft draft, StaffMember who, Setup setup, SealRow files, StudyConfig? config)
    {
        var act = new Act.Setup(setup.Seal, SealEntry.Hash(files.Entry));
        if (draft.State.Seals.Exists(seal => (seal.Number, seal.Entry) == (act.Seal, act.Entry)))
        {
            return Done(setup, files);
        }

        if (draft.State.Refusal(act) is { } refusal)
        {
            return new InstallAnswer.Refused(refusal);
        }

        if ((config is null) == (draft.State.Phase is Phase.Unsealed))
        {
            return new InstallAnswer.TryAgain(); // another steward was first
        }

        if (config is not null)
        {
            draft.Add(new Change.Insert(RowKeys.Study, ConfigRow.Format(config, keys.RecordKey)));
        }

        draft.Add(new Change.Insert(RowKeys.Seal(setup.Seal), RowJson.Format(files)));
        draft.Add(setup.Study, who.RoleName, act);
        return Done(setup, files);
    }

    private static InstallAnswer.Done Done(Setup setup, SealRow files) => new(setup.Seal, SealEntry.Parse(files.Entry)!.Root);

    private ServiceSecret? Secret(int seal) =>
        keys.Lists.TryGetValue(seal, out var secret)
        && Digest.TryParse(secret.ListKey, out var listKey)
        && Digest.TryParse(secret.PolicyRandom, out var random)
        && Policy.Parse(Encoding.UTF8.GetBytes(secret.Policy)) is { } policy
            ? new(listKey, policy, random)
            : null;
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
