namespace Trial.Functions.Tests.EndToEnd;

/// <summary>How often a property is tried: a few times as a rule, as often as was promised with TRIAL_LONG=1 (eng/test --long).</summary>
internal static class Thoroughness
{
    /// <summary>As often as was promised.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("TRIAL_LONG") == "1";

    /// <summary>kill -9 of the host, as many of the app, and as many of one of two services on tables.</summary>
    public static int Kills => IsLong ? 100 : 10;

    /// <summary>Requests that nobody means well with.</summary>
    public static int Hostile => IsLong ? 200_000 : 5_000;
}
