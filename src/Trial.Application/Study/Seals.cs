using System.Collections.Concurrent;
using System.Text;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Application.Study;

/// <summary>The public files of one seal as they are stored. The leaves are recomputed.</summary>
/// <param name="Setup">The exact text of setup.json.</param>
/// <param name="BeaconSignature">Hex; empty without a beacon.</param>
/// <param name="Entry">The seal entry.</param>
public sealed record SealRow(string Setup, string BeaconSignature, string Entry);

/// <summary>A sealed list that envelopes can be opened from.</summary>
public sealed record Seal(int Number, Setup Setup, SealRow Files, Policy Policy, Digest ListKey, SealedList List)
{
    /// <summary>What draws name the seal by.</summary>
    public Digest EntryHash => SealEntry.Hash(Files.Entry);

    /// <summary>What orders one of a stratum's cohorts under this seal; they are numbered from 1.</summary>
    public Digest CohortKey(string stratum, int number) => Core.Lottery.CohortKey.Of(ListKey, stratum, number);

    /// <summary>How many envelopes it has for a stratum at least, which is public; 0 where it has none.</summary>
    public int Capacity(string stratum) => Setup.Strata.Contains(stratum) ? Setup.Capacity : 0;

    /// <summary>How many envelopes it has for a stratum; 0 where it has none.</summary>
    public int Length(string stratum) => Setup.Strata.Contains(stratum) ? List.Length(stratum) : 0;

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a sealed list";
}

/// <summary>The sealed lists of the study, recomputed from the list keys once and kept.</summary>
public sealed class Seals(IStore store, ServiceKeys keys)
{
    private readonly ConcurrentDictionary<int, Seal> made = new();

    /// <summary>Makes every list that has files and a key, so that whoever asks next need not wait. The record is not read.</summary>
    /// <exception cref="RecordFaultException">The files of one cannot be read.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var number in keys.Lists.Keys)
        {
            if (await MadeAsync(number, cancellationToken) is { } seal)
            {
                made.TryAdd(number, seal);
            }
        }
    }

    /// <summary>The last seal, which has every stratum there is; null before the setup.</summary>
    public async Task<Seal?> LastAsync(StudyState state, CancellationToken cancellationToken) =>
        state.Seals is [.., var last] ? await GetAsync(last, cancellationToken) : null;

    /// <summary>Every seal, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<Seal>> AllAsync(StudyState state, CancellationToken cancellationToken)
    {
        var all = new List<Seal>();
        foreach (var record in state.Seals)
        {
            all.Add(await GetAsync(record, cancellationToken));
        }

        return all;
    }

    /// <summary>The envelope that a stratum opens next; null when all of its lists are used up.</summary>
    public static Cursor? Next(StudyState state, IReadOnlyList<Seal> all, string stratum) =>
        state.At(stratum).Within([.. all.Select(seal => seal.Length(stratum))]);

    /// <summary>The same, once everybody who waits for a lot there has one; null also where they will need all that the list has.</summary>
    public static Cursor? NextFree(StudyState state, IReadOnlyList<Seal> all, string stratum) =>
        Next(state, all, stratum)?.After(state.Queues.In(stratum).Count) is { } free && free.Next <= all[free.Seal - 1].Length(stratum)
            ? free
            : null;

    /// <summary>The open places whose lists run low, or that take nobody before those who wait there have their lots.</summary>
    public static IReadOnlyList<string> Low(StudyState state, IReadOnlyList<Seal> all) =>
        [.. all.Count == 0 ? [] : all[^1].Setup.Strata.Where(stratum => IsOpen(state, all, stratum) && IsLow(state, all, stratum))];

    /// <summary>Whether a place's list runs low, by the first envelope that nobody has or waits for.</summary>
    /// <remarks>Where those who wait need all of a list, nobody else is taken, whatever the next list has.</remarks>
    public static bool IsLow(StudyState state, IReadOnlyList<Seal> all, string stratum) =>
        NextFree(state, all, stratum) is null
        || Shortage.IsLow(
            state.At(stratum).After(state.Queues.In(stratum).Count), [.. all.Select(seal => seal.Capacity(stratum))]);

    /// <summary>How lots are drawn by cohort, which every seal says alike; null where each is drawn at referral.</summary>
    public async Task<CohortPlan?> CohortAsync(StudyState state, CancellationToken cancellationToken) =>
        (await LastAsync(state, cancellationToken))?.Setup.Cohort;

    /// <summary>Whether people are taken in a stratum, as far as the steward opened it.</summary>
    public static bool IsOpen(StudyState state, IReadOnlyList<Seal> all, string stratum) =>
        state.IsOpen(stratum, all.FirstOrDefault(seal => seal.Setup.Strata.Contains(stratum))?.Number ?? 0);

    /// <summary>Whether the service can open envelopes of a seal with this number, whatever the record says.</summary>
    public bool HasKey(int number) => keys.Lists.ContainsKey(number);

    /// <summary>A seal of the record.</summary>
    /// <exception cref="RecordFaultException">The store, the keys and the record do not agree on it.</exception>
    public async Task<Seal> GetAsync(SealRecord record, CancellationToken cancellationToken)
    {
        if (made.TryGetValue(record.Number, out var known) && known.EntryHash == record.Entry)
        {
            return known;
        }

        return await MadeAsync(record.Number, cancellationToken) is { } seal && seal.EntryHash == record.Entry
            ? made[record.Number] = seal
            : throw new RecordFaultException($"The files of seal {record.Number} are not those of the record.");
    }

    /// <summary>Recomputes a list and compares it with its files; null when there is no list key for it, or they differ.</summary>
    public Seal? Make(SealRow files, int number)
    {
        if (keys.Lists.GetValueOrDefault(number) is not { ListKey: { } listKey, Policy: var policy }
            || !Setup.TryRead(Encoding.UTF8.GetBytes(files.Setup), out var setup, out _))
        {
            return null;
        }

        var made = SealedStudy.Open(setup, policy, listKey, Convert.FromHexString(files.BeaconSignature));
        return made.Entry == files.Entry ? new Seal(number, setup, files, policy, listKey, made.List) : null;
    }

    private async Task<Seal?> MadeAsync(int number, CancellationToken cancellationToken) =>
        await store.GetAsync(RowKeys.Seal(number), cancellationToken) is { } row ? Make(RowJson.Parse<SealRow>(row), number) : null;
}
