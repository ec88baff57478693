using System.Text;
using System.Text.Json.Nodes;

using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Lottery;

namespace Trial.Cli.Tests;

/// <summary>The folder of a study that was announced when its beacon's round was still to come: now its signature is known.</summary>
internal static class PastAnnouncement
{
    public static Setup Make(string place, JsonNode file, int round)
    {
        file["beacon"]!["round"] = round;
        Assert.True(StudyFile.TryRead(Encoding.UTF8.GetBytes(file.ToString()), Occasion.Study, out var study, out _));
        var (seed, random, folder) = (Digest.Of([1]), Digest.Of([2]), new CeremonyFolder(place));
        folder.Create();
        folder.WriteSeed(seed, [[1]]);
        folder.WriteService(new(ListKey: null, study.Policy, random));
        folder.WriteSetup(study.Commit(seed, random));
        return study.Commit(seed, random);
    }
}
