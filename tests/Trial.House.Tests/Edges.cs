using System.Reflection;
using System.Text.RegularExpressions;

using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

using Assembly = System.Reflection.Assembly;

namespace Trial.House.Tests;

/// <summary>One type of ours that uses another of the same project.</summary>
/// <param name="From">Full name of the type that uses.</param>
/// <param name="FromRoom">Its room: the namespace after the project's name, "." for the project's root.</param>
/// <param name="To">Full name of the type, or of the namespace, that is used.</param>
/// <param name="ToRoom">The room of <paramref name="To"/>.</param>
internal sealed record Edge(string From, string FromRoom, string To, string ToRoom);

/// <summary>Who uses whom within a project: what the compiled code says, and what the sources import.</summary>
/// <remarks>The imports show what compiled code hides: a constant leaves no trace of the type that it came from.</remarks>
internal static partial class Edges
{
    /// <summary>Every use across rooms.</summary>
    /// <param name="project">The project's name, which its namespaces begin with.</param>
    /// <param name="assembly">Its assembly's name.</param>
    public static IReadOnlyList<Edge> Of(string project, string assembly) =>
        [.. Compiled(project, assembly).Concat(Imported(project)).Where(edge => edge.FromRoom != edge.ToRoom).Distinct()];

    /// <summary>The rooms that a project has types in.</summary>
    public static IReadOnlySet<string> Rooms(string project, string assembly) => Types(project, assembly)
        .Select(type => Room(project, type.Namespace.FullName)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<Edge> Compiled(string project, string assembly) =>
        from type in Types(project, assembly)
        from dependency in type.Dependencies
        let target = dependency.Target
        where IsOf(project, target.Namespace?.FullName) && IsOf(project, target.FullName)
        select new Edge(Outer(type), Room(project, type.Namespace.FullName), Outer(target), Room(project, target.Namespace.FullName));

    private static IEnumerable<Edge> Imported(string project) =>
        from file in Repository.Files($"src/{project}", ".cs", ".razor")
        where Path.GetFileName(file) != "_Imports.razor"
        let text = Repository.Text(file)
        let room = Room(project, Namespace().Match(text) is { Success: true } found ? found.Groups[1].Value : Folder(file))
        from Match use in Using().Matches(text)
        where IsOf(project, use.Groups[1].Value)
        select new Edge(file, room, use.Groups[1].Value, Room(project, use.Groups[1].Value));

    private static IEnumerable<IType> Types(string project, string assembly) =>
        new ArchLoader().LoadAssembly(Assembly.Load(new AssemblyName(assembly))).Build().Types
            .Where(type => IsOf(project, type.Namespace?.FullName));

    private static bool IsOf(string project, string? name) =>
        name == project || name?.StartsWith(project + ".", StringComparison.Ordinal) == true;

    private static string Room(string project, string name) => name == project ? "." : name[(project.Length + 1)..];

    private static string Folder(string file) => string.Join('.', file.Split('/')[1..^1]);

    // A closure or a state machine is named as the type that it was written in.
    private static string Outer(IType type) => type.FullName.Split('+', '<')[0];

    [GeneratedRegex(@"^@?namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^@?using (?:static |\w+ = )?([\w.]+);?\s*$", RegexOptions.Multiline)]
    private static partial Regex Using();
}
