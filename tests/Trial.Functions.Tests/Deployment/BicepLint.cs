using System.Text.RegularExpressions;

namespace Trial.Functions.Tests.Deployment;

//  Not a compiler: it knows no type and no property of a resource. It finds
//
//      brackets that do not pair, text that does not end
//      names that nothing declares, declarations that nothing uses, and the same name twice
//      resource types without an API version YYYY-MM-DD
//      modules that are not there, parameters they do not have, and those they must have and are not given

/// <summary>What can be seen to be wrong with Bicep files without a compiler.</summary>
internal static partial class BicepLint
{
    // The one resource type with no stable version that our kind of scope can use.
    private const string PreviewOnly = "Microsoft.Insights/diagnosticSettings@2021-05-01-preview";

    private static readonly HashSet<string> Declaring = ["param", "var", "resource", "module", "output"];

    private static readonly HashSet<string> Known =
    [
        "true", "false", "null", "if", "for", "in", "existing", "targetScope", "using",
        "string", "int", "bool", "object", "array",
        "az", "description", "allowed", "maxLength", "secure",
        "uniqueString", "resourceGroup", "guid", "subscriptionResourceId", "subscription", "tenant", "empty",
    ];

    /// <summary>All faults of a file; <paramref name="read"/> gives a file's text by its path, null when there is none.</summary>
    public static IReadOnlyList<string> Faults(string path, Func<string, string?> read)
    {
        if (read(path) is not { } source)
        {
            return [$"{path}: there is no such file"];
        }

        try
        {
            var file = BicepFile.Read(BicepTokens.Read(source));
            return
            [
                .. file.Faults.Concat(Names(file)).Concat(Versions(file)).Concat(Modules(file, read)).Select(fault => $"{path}: {fault}"),
            ];
        }
        catch (FormatException exception)
        {
            return [$"{path}: {exception.Message}"];
        }
    }

    private static IEnumerable<string> Names(BicepFile file)
    {
        var declared = file.Declarations.Select(it => it.Name).Concat(file.LoopNames).ToHashSet();
        var twice = file.Declarations.Where(it => it.Kind != "output").GroupBy(it => it.Name).Where(group => group.Count() > 1).Select(group => $"{group.Key} is declared twice");
        var unknown = file.Uses.Where(use => !declared.Contains(use.Text) && !Known.Contains(use.Text)).Select(use => $"line {use.Line}: nothing declares {use.Text}");
        var used = file.Uses.Select(use => use.Text).ToHashSet();
        var unused = file.Declarations.Where(it => !file.IsParameters && it.Kind is "param" or "var" && !used.Contains(it.Name)).Select(it => $"{it.Name} is not used");
        return [.. twice, .. unknown, .. unused];
    }

    private static IEnumerable<string> Versions(BicepFile file) => file.Declarations
        .Where(it => it.Kind == "resource" && it.Target != PreviewOnly && !ResourceType().IsMatch(it.Target))
        .Select(it => $"{it.Name} has no API version YYYY-MM-DD: {it.Target}");

    private static IEnumerable<string> Modules(BicepFile file, Func<string, string?> read)
    {
        foreach (var module in file.Declarations.Where(it => it.Kind is "module" or "using"))
        {
            if (read(Path.GetFileName(module.Target)) is not { } source)
            {
                yield return $"{module.Target} is not there";
                continue;
            }

            var parameters = BicepFile.Read(BicepTokens.Read(source)).Declarations.Where(it => it.Kind == "param").ToList();
            var given = module.Kind == "using" ? [.. file.Declarations.Where(it => it.Kind == "param").Select(it => it.Name)] : module.Given;
            foreach (var name in given.Except(parameters.Select(it => it.Name)))
            {
                yield return $"{module.Target} has no parameter {name}";
            }

            foreach (var missing in parameters.Where(it => !it.HasDefault && !given.Contains(it.Name)))
            {
                yield return $"{module.Target} is not given {missing.Name}";
            }
        }
    }

    /// <summary>One declaration. Target: a resource's type, a module's path. Given: the parameters a module is given.</summary>
    internal sealed record Declaration(string Kind, string Name, string Target, bool HasDefault, IReadOnlyList<string> Given);

    /// <summary>A file's declarations and the names it uses.</summary>
    internal sealed record BicepFile(
        IReadOnlyList<Declaration> Declarations, IReadOnlyList<BicepToken> Uses, IReadOnlyList<string> LoopNames, IReadOnlyList<string> Faults)
    {
        public bool IsParameters => Declarations.Any(it => it.Kind == "using");

        public static BicepFile Read(List<BicepToken> tokens)
        {
            List<Declaration> declarations = [];
            List<BicepToken> uses = [];
            List<string> loops = [], faults = [];
            Stack<BicepToken> open = [];
            for (var at = 0; at < tokens.Count; at++)
            {
                var token = tokens[at];
                if (token.Kind is BicepToken.Of.Sign)
                {
                    Pair(token, open, faults);
                }
                else if (open.Count == 0 && IsLineStart(tokens, at) && token.Is("using"))
                {
                    declarations.Add(new Declaration("using", "", tokens[at + 1].Text, false, []));
                }
                else if (open.Count == 0 && IsLineStart(tokens, at) && token.Kind is BicepToken.Of.Name && Declaring.Contains(token.Text))
                {
                    declarations.Add(Declared(tokens, at));
                    at++; // its name is no use of it
                }
                else if (token.Is("for"))
                {
                    loops.Add(tokens[++at].Text);
                }
                else if (token.Kind is BicepToken.Of.Name && !IsKeyOrMember(tokens, at))
                {
                    uses.Add(token);
                }
            }

            faults.AddRange(open.Select(left => $"line {left.Line}: {left.Text} is not closed"));
            return new BicepFile(declarations, uses, loops, faults);
        }

        private static Declaration Declared(List<BicepToken> tokens, int at)
        {
            var line = tokens.Skip(at).TakeWhile(token => token.Kind is not BicepToken.Of.NewLine).ToList();
            return new Declaration(
                line[0].Text,
                line[1].Text,
                line.Count > 2 && line[2].Kind is BicepToken.Of.Text ? line[2].Text : "",
                line.Any(token => token.Is("=")),
                line[0].Is("module") ? [.. Given(tokens, at)] : []);
        }

        // The keys one level inside "params: {".
        private static IEnumerable<string> Given(List<BicepToken> tokens, int at)
        {
            var start = tokens.FindIndex(at, token => token.Is("params"));
            var depth = 0;
            for (var next = start + 2; next < tokens.Count; next++)
            {
                depth += tokens[next].Is("{") ? 1 : tokens[next].Is("}") ? -1 : 0;
                if (depth == 0)
                {
                    yield break;
                }

                if (depth == 1 && tokens[next].Kind is BicepToken.Of.Name && tokens[next + 1].Is(":") && IsLineStart(tokens, next))
                {
                    yield return tokens[next].Text;
                }
            }
        }

        private static void Pair(BicepToken token, Stack<BicepToken> open, List<string> faults)
        {
            if (token.Text is "{" or "(" or "[")
            {
                open.Push(token);
            }
            else if (token.Text is "}" or ")" or "]"
                && !(open.TryPop(out var before) && before.Text + token.Text is "{}" or "()" or "[]"))
            {
                faults.Add($"line {token.Line}: {token.Text} closes nothing");
            }
        }

        private static bool IsLineStart(List<BicepToken> tokens, int at) => at == 0 || tokens[at - 1].Kind is BicepToken.Of.NewLine;

        // A key stands first in its line or after { or a comma; in "a ? b : c" the b does not.
        private static bool IsKeyOrMember(List<BicepToken> tokens, int at) =>
            (at > 0 && tokens[at - 1].Is("."))
            || (tokens[at + 1].Is(":") && (IsLineStart(tokens, at) || tokens[at - 1].Is("{") || tokens[at - 1].Is(",")));
    }

    [GeneratedRegex(@"^Microsoft\.\w+(\.\w+)*(/\w+)+@\d{4}-\d{2}-\d{2}$")]
    private static partial Regex ResourceType();
}
