namespace Trial.Cli.Tests;

/// <summary>Needs eng/beacon.mjs to run: node, and npm ci in eng/, as eng/test does it.</summary>
internal sealed class BeaconFactAttribute : FactAttribute
{
    public BeaconFactAttribute() => Skip = BeaconScript.WhyNot;
}

/// <inheritdoc cref="BeaconFactAttribute"/>
internal sealed class BeaconTheoryAttribute : TheoryAttribute
{
    public BeaconTheoryAttribute() => Skip = BeaconScript.WhyNot;
}

internal static class BeaconScript
{
    public static string? WhyNot =>
        Above(AppContext.BaseDirectory).Any(folder => Directory.Exists(Path.Combine(folder, "eng", "node_modules", "@noble", "curves")))
        ? null
        : "needs npm ci in eng/";

    private static IEnumerable<string> Above(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
