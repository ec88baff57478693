using System.Text;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Record;

namespace Trial.Storage;

/// <summary>The data folder's keys.</summary>
internal static class DataFolder
{
    /// <summary>Where a demonstration's seed lies, so that its reveal can be tried. A real study's seed is never on the service.</summary>
    public const string SeedFile = "demonstration-seed.txt";

    /// <summary>Reads the keys. New ones are made for an empty store without any: a demonstration's, or a real study's.</summary>
    /// <exception cref="StartException">A real study is asked for where a demonstration is, or its keys are missing.</exception>
    public static async Task<ServiceKeys> KeysAsync(
        string folder, IStore store, IAnchorPlace? beside, bool isReal, Func<(ServiceKeys Keys, Digest Seed)> demonstration)
    {
        if (KeysFile.Load(folder) is { } keys)
        {
            return isReal && keys.DemonstrationSetup is not null
                ? throw new StartException(
                    $"The setting TRIAL_ORIGIN asks for a real study, and the data folder {folder} holds a demonstration.")
                : keys;
        }

        return await store.GetAsync(RowKeys.Head, CancellationToken.None) is null
            ? await MakeAsync(folder, beside, isReal, demonstration)
            : throw new StartException($"There is a study, but its keys are not in the data folder {folder}.");
    }

    // The anchor first: keys without one are then the rest of a study whose rows are lost, and never those of a start that was cut off.
    private static async Task<ServiceKeys> MakeAsync(
        string folder, IAnchorPlace? beside, bool isReal, Func<(ServiceKeys Keys, Digest Seed)> demonstration)
    {
        var (keys, seed) = isReal ? (ServiceKeys.Make(), default) : demonstration();
        await BeginAsync(beside, keys, mayReplace: true);
        return isReal ? Keep(folder, keys) : Keep(folder, (keys, seed));
    }

    /// <summary>Writes the anchor of a study in which nothing was done yet.</summary>
    public static Task BeginAsync(IAnchorPlace? beside, ServiceKeys keys, bool mayReplace) =>
        beside?.WriteAsync(Head.Empty.Format(keys.RecordKey), _ => mayReplace, CancellationToken.None) ?? Task.CompletedTask;

    /// <summary>Writes a demonstration's keys, then its seed, to a folder that has no keys; a seed without keys is of nothing.</summary>
    public static ServiceKeys Keep(string folder, (ServiceKeys Keys, Digest Seed) demonstration)
    {
        Keep(folder, demonstration.Keys);
        PrivateFile.Replace(Path.Combine(folder, SeedFile), Encoding.ASCII.GetBytes($"{demonstration.Seed}\n"));
        return demonstration.Keys;
    }

    private static ServiceKeys Keep(string folder, ServiceKeys keys)
    {
        KeysFile.Create(folder, keys);
        return keys;
    }
}
