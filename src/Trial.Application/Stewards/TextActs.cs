using System.Text;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>A new consent text, for those who sign up from a day on. Who agreed to an older one agreed to that.</summary>
public sealed class TextActs(StudyLedger ledger, AccessLog accesses, ServiceKeys keys, TimeProvider clock)
{
    private const int DaysAhead = 366; // a day further off is a slip of the pen

    /// <summary>The record names version and hash; the words are with the study's configuration, the reason in the access log.</summary>
    public async Task<ActAnswer> ChangeAsync(
        StaffMember who, ConsentConfig text, DateOnly? from, string reason, CancellationToken cancellationToken)
    {
        var answer = await ledger.TransactAsync<ActAnswer>(
            draft => ChangeAsync(draft, who, text, from, cancellationToken), new ActAnswer.TryAgain(), cancellationToken);
        if (answer is ActAnswer.Done)
        {
            await accesses.AddAsync(who, Told.Text, text.Version, reason, "", cancellationToken);
        }

        return answer;
    }

    /// <summary>The texts that begin after today and can be withdrawn until then, with the day of each.</summary>
    public async Task<IReadOnlyList<(Act.ConsentText Text, DateOnly From)>> ToBeginAsync(CancellationToken cancellationToken) =>
        (await ledger.ReadAsync(cancellationToken)).State.Texts.After(Copenhagen.Date(clock.GetUtcNow()));

    /// <summary>Takes back a text that has not begun. Its words stay in the configuration, and nothing else is given its name.</summary>
    public async Task<ActAnswer> WithdrawAsync(StaffMember who, string version, string reason, CancellationToken cancellationToken)
    {
        var answer = await ledger.TransactAsync<ActAnswer>(
            draft => Task.FromResult(Withdraw(draft, who, version)), new ActAnswer.TryAgain(), cancellationToken);
        if (answer is ActAnswer.Done)
        {
            await accesses.AddAsync(who, Told.TextWithdrawn, version, reason, "", cancellationToken);
        }

        return answer;
    }

    private static ActAnswer Withdraw(Draft draft, StaffMember who, string version)
    {
        var known = draft.State.Texts.LastOrDefault(text => text.Version == version);
        var act = new Act.ConsentTextWithdrawn(version, known?.Consent ?? default);
        if (draft.State.Texts.Refusal(act, draft.Today) is { } why)
        {
            return new ActAnswer.Refused(why);
        }

        return new ActAnswer.Done(draft.Add(who.Actor, act));
    }

    private async Task<ActAnswer> ChangeAsync(
        Draft draft, StaffMember who, ConsentConfig text, DateOnly? from, CancellationToken cancellationToken)
    {
        var row = await ledger.Store.GetAsync(RowKeys.Study, cancellationToken) ?? throw new NotInstalledException();
        var config = ConfigRow.Parse(row, keys.RecordKey);
        var isDated = draft.State.Texts.Any(known => known.From is not null); // then at once is today, or it would begin before it
        var act = new Act.ConsentText(text.Version, Digest.Of(Encoding.UTF8.GetBytes(text.Da)), from ?? (isDated ? draft.Today : null));
        if (Refusal(draft, config, act, from) is { } refusal)
        {
            return refusal;
        }

        var next = ConfigRow.Format(config with { LaterTexts = [.. config.LaterTexts ?? [], text] }, keys.RecordKey);
        if (!CommitRules.Fits(next))
        {
            return new ActAnswer.Refused("all texts so far, and this one, are longer than can be kept") { Field = "da" };
        }

        draft.Add(new Change.Replace(row.Key, row.ETag, next));
        return new ActAnswer.Done(draft.Add(who.Actor, act));
    }

    private static ActAnswer.Refused? Refusal(Draft draft, StudyConfig config, Act.ConsentText act, DateOnly? from) =>
        draft.State.Phase is Phase.Closed or Phase.Revealed ? new("the study is closed")
        : config.Texts.Any(known => known.Version == act.Version) ? new("a text has this version already") { Field = "version" }
        : from < draft.Today ? new("this day is over") { Field = "from", Earliest = draft.Today }
        : from > draft.Today.AddDays(DaysAhead) ? new("the day is more than a year ahead") { Field = "from" }
        : draft.State.ObstacleTo(act) is not { } why ? null
        : new(why) { Earliest = draft.State.Texts is [.., { From: { } begins }] && begins > draft.Today ? begins : null };
}
