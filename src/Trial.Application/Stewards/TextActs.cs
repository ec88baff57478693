using System.Text;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>A new consent text, for those who sign up from a day on. Who agreed to an older one agreed to that.</summary>
public sealed class TextActs(StudyLedger ledger, AccessLog accesses, ServiceKeys keys)
{
    /// <summary>The record names version and hash; the words are with the study's configuration, the reason in the access log.</summary>
    public async Task<ActAnswer> ChangeAsync(
        StaffMember who, ConsentConfig text, DateOnly? from, string reason, CancellationToken cancellationToken)
    {
        var answer = await ledger.TransactAsync(draft => ChangeAsync(draft, who, text, from, cancellationToken), cancellationToken);
        if (answer is ActAnswer.Done)
        {
            await accesses.AddAsync(who, "text", text.Version, reason, "", cancellationToken);
        }

        return answer ?? new ActAnswer.TryAgain();
    }

    private async Task<ActAnswer> ChangeAsync(
        Draft draft, StaffMember who, ConsentConfig text, DateOnly? from, CancellationToken cancellationToken)
    {
        var row = await ledger.Store.GetAsync(RowKeys.Study, cancellationToken) ?? throw new NotInstalledException();
        var config = ConfigRow.Parse(row, keys.RecordKey);
        var isDated = draft.State.Texts.Any(known => known.From is not null); // then at once is today, or it would begin before it
        var act = new Act.ConsentText(text.Version, Digest.Of(Encoding.UTF8.GetBytes(text.Da)), from ?? (isDated ? draft.Today : null));
        var refusal = draft.State.Phase is Phase.Closed or Phase.Revealed ? "the study is closed"
            : config.Texts.Any(known => known.Version == text.Version) ? "a text has this version already"
            : from < draft.Today ? "this day is over"
            : draft.State.Refusal(act);
        if (refusal is not null)
        {
            return new ActAnswer.Refused(refusal);
        }

        var sequence = draft.State.Count;
        var next = config with { LaterTexts = [.. config.LaterTexts ?? [], text] };
        draft.Add(new Change.Replace(row.Key, row.ETag, ConfigRow.Format(next, keys.RecordKey)));
        draft.Add(draft.State.Study!, who.RoleName, act);
        return new ActAnswer.Done(sequence);
    }
}
