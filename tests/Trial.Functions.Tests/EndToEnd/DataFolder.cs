namespace Trial.Functions.Tests.EndToEnd;

/// <summary>What lies in a service's data folder.</summary>
internal static class DataFolder
{
    /// <summary>Copies it as a backup would, into a folder that is there or not.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from).Where(file => Path.GetFileName(file) is not "trial.lock"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
