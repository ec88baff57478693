using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Trial.LocalHost.Worker;

/// <summary>The dotnet command of the runtime that this host runs on.</summary>
internal static class DotNet
{
    public static string Program { get; } = Find();

    public static ProcessStartInfo Command(params IEnumerable<string> arguments) => new(Program, arguments);

    // The runtime's own folder is shared/Microsoft.NETCore.App/VERSION below the command's.
    private static string Find()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var path = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(path) ? path : "dotnet";
    }
}
