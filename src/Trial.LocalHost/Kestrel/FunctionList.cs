using System.Reflection;

namespace Trial.LocalHost;

/// <summary>The functions of an app in the order the host takes them: by name, whatever the case.</summary>
internal static class FunctionList
{
    private const BindingFlags Methods =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<Function> Find(IEnumerable<Type> types)
    {
        Function[] functions = [.. types
            .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false })
            .SelectMany(type => type.GetMethods(Methods))
            .Select(Function.Of)
            .OfType<Function>()
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)];

        foreach (var (first, second) in functions.Zip(functions.Skip(1)))
        {
            if (string.Equals(first.Name, second.Name, StringComparison.OrdinalIgnoreCase))
            {
                throw second.Refused($"shares its name with {first.EntryPoint}");
            }
        }

        return functions;
    }
}
