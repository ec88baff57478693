namespace Trial.Core.Verify;

/// <summary>The check that each list was made with the signature of the round that its setup announced.</summary>
internal static class BeaconCheck
{
    /// <param name="seals">The seals of the study.</param>
    /// <param name="verify">Checks one signature; null where nothing here can.</param>
    public static Check Run(IReadOnlyList<SealedFiles> seals, VerifyBeacon? verify) => new("beacon signature", Find(seals, verify));

    private static Finding Find(IReadOnlyList<SealedFiles> seals, VerifyBeacon? verify)
    {
        List<string> genuine = [];
        foreach (var seal in seals)
        {
            if (seal.Setup.Beacon is not { } beacon)
            {
                continue;
            }

            switch (verify?.Invoke(beacon.Round, seal.Entry.BeaconSignature))
            {
                case Finding.Verified:
                    genuine.Add($"quicknet round {beacon.Round}");
                    break;
                case Finding.False wrong:
                    return new Finding.False(seal.Number - 1, wrong.Reason);
                case Finding.NotChecked left:
                    return left;
                default:
                    return new Finding.NotChecked("BLS signatures need another program: eng/beacon.mjs");
            }
        }

        return genuine.Count > 0
            ? new Finding.Verified(string.Join(" and ", genuine))
            : new Finding.NotChecked("this study has no beacon: a demonstration");
    }
}
