using System.Security.Cryptography;

using Trial.Application.Keys;
using Trial.Application.Measures;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Input;
using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

//  Who is told the code of a token, before the lot
//
//      open admission     everybody; nothing is stored. Where so many came in the last hour that it is unusual, a challenge comes with it
//      by slip            who signed up with this token, and who has a good slip; it is held for this token for half an hour
//
//  A slip that is unknown, used, held for another token, withdrawn or too old is told alike.  An answer tells somebody who kept a copy
//  of a slip whether it still works, so it costs: a good slip is held, and each time that a slip of a sheet was asked for is counted.
//  The referral's own transaction asks all of it again (AdmissionRow).

/// <summary>The codes of people who have not signed up yet.</summary>
public sealed class CodesToBe(
    Installation installation, ReferralReader reader, StudyLedger ledger, ServiceKeys keys, RushWarning rush, TimeProvider clock)
{
    /// <summary>For so long a slip is held.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(30);

    /// <summary>The code and the research id of a token, or why they are not told.</summary>
    public async Task<CodeAnswer> TellAsync(Token token, Slip? slip, CancellationToken cancellationToken)
    {
        var answer = await DecideAsync(token, slip, cancellationToken);
        if (answer is CodeAnswer.Refused { Why: var why })
        {
            Counters.Refused(why);
        }

        return answer;
    }

    private async Task<CodeAnswer> DecideAsync(Token token, Slip? slip, CancellationToken cancellationToken)
    {
        var told = new CodeAnswer.Told(Code.Of(token, keys.PepperKey), ResearchId.Of(token, keys.PepperKey), Challenge: null);
        return (await installation.InstalledAsync(cancellationToken), slip) switch
        {
            ({ NeedsSlip: false } config, null) => told with { Challenge = await ChallengeAsync(config, token, cancellationToken) },
            ({ NeedsSlip: false }, _) => Fault(FaultCodes.NotAsked),
            (_, null) => Fault(FaultCodes.Missing),
            (_, { } given) => await ledger.TransactAsync<CodeAnswer>(
                async draft => await MayHaveAsync(draft, token, given, cancellationToken) is { } refusal
                    ? new CodeAnswer.Refused(refusal)
                    : told,
                new CodeAnswer.Refused(Refusal.TryAgain),
                cancellationToken),
        };
    }

    private static CodeAnswer.Faulty Fault(string code) => new([new Fault("slip", code)]);

    private async Task<Challenge?> ChallengeAsync(StudyConfig config, Token token, CancellationToken cancellationToken)
    {
        var (hour, now) = (await ledger.Store.GetAsync(RowKeys.Hour, cancellationToken), clock.GetUtcNow());
        if (!new AdmissionRow.OfHour(hour, IsSolved: false).At(config, now).IsUnusual)
        {
            return null;
        }

        rush.Asked();
        return Challenge.Make(
            keys.PepperKey,
            token,
            RandomNumberGenerator.GetBytes(Challenge.SaltBytes),
            RandomNumberGenerator.GetInt32(Challenge.MostNumber + 1),
            now);
    }

    private async Task<Refusal?> MayHaveAsync(Draft draft, Token token, Slip slip, CancellationToken cancellationToken)
    {
        var admission = await reader.SlipAsync(draft, token, slip, cancellationToken);
        if (await reader.FindAsync(draft, token, cancellationToken) is not null)
        {
            return null; // their own slip is used
        }

        if (draft.State.Phase is not Phase.Open)
        {
            return Refusal.StudyClosed;
        }

        var isGood = admission.IsGood(draft);
        if (admission.Slip is { } row && !(isGood && admission.IsHeld(draft.Now)))
        {
            await CountAsync(draft, row.Sheet, cancellationToken);
            if (isGood)
            {
                draft.Add(admission.Hold(draft.Now + Holds));
            }
        }

        return isGood ? null : Refusal.SlipNotGood;
    }

    private static async Task CountAsync(Draft draft, string sheet, CancellationToken cancellationToken)
    {
        var month = SlipRow.MonthOf(draft.Now);
        var before = await draft.GetAsync(RowKeys.AskedOf(sheet, month), cancellationToken);
        var asked = before is null ? 0 : RowJson.Parse<AskedRow>(before).Asked;
        draft.Add(Change.Put(before, RowKeys.AskedOf(sheet, month), RowJson.Format(new AskedRow(sheet, month, asked + 1))));
    }
}
