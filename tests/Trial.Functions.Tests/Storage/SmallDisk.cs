using System.Diagnostics;

namespace Trial.Functions.Tests.Storage;

/// <summary>A small disk in memory (tmpfs) with a folder of its own. Only root can mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trial-disk-");

    private SmallDisk()
    {
    }

    /// <summary>Where it is mounted.</summary>
    public string Path => folder.FullName;

    /// <summary>Mounts one; null where this user, or this machine, cannot.</summary>
    public static SmallDisk? Mount(int kibibytes)
    {
        var disk = new SmallDisk();
        if (Runs("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "tmpfs", disk.Path))
        {
            return disk;
        }

        disk.folder.Delete();
        return null;
    }

    public void Dispose()
    {
        Runs("umount", "--lazy", Path);
        folder.Delete();
    }

    private static bool Runs(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no such program
        }
    }
}

/// <summary>A test that mounts a small disk, and is counted as skipped where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        using var disk = SmallDisk.Mount(64);
        Skip = disk is null ? "needs root to mount a disk in memory" : null;
    }
}
