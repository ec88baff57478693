using System.Diagnostics.CodeAnalysis;

namespace Trial.Core.Log;

/// <summary>Reads one policy file, line by line; the format is above <see cref="TlogPolicy"/>.</summary>
internal sealed class TlogPolicyReader
{
    private readonly List<PolicyLog> logs = [];
    private readonly List<PolicyWitness> witnesses = [];
    private readonly List<PolicyGroup> groups = [];
    private readonly HashSet<string> names = [TlogPolicy.NoWitness];
    private readonly HashSet<string> members = [TlogPolicy.NoWitness];
    private string? quorum;

    public bool TryRead(string text, [NotNullWhen(true)] out TlogPolicy? policy, [NotNullWhen(false)] out string? fault)
    {
        (policy, fault) = (null, FaultOf(text));
        if (fault is null)
        {
            policy = new TlogPolicy(logs, witnesses, groups, quorum!);
        }

        return fault is null;
    }

    private string? FaultOf(string text)
    {
        if (!text.EndsWith('\n'))
        {
            return "the last line does not end";
        }

        var lines = text.Split('\n')[..^1];
        for (var i = 0; i < lines.Length; i++)
        {
            if (Take(lines[i]) is { } fault)
            {
                return $"line {i + 1}: {fault}";
            }
        }

        return quorum is null ? "there is no quorum" : null;
    }

    private string? Take(string line)
    {
        if (line.Any(character => character is (< ' ' and not '\t') or '\u007f'))
        {
            return "there is a control character";
        }

        return line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) switch
        {
            [] => null,
            [['#', ..], ..] => null,
            ["log", var vkey, .. { Length: <= 1 } url] => Log(vkey, url),
            ["witness", var name, var vkey, .. { Length: <= 1 } url] => Witness(name, vkey, url),
            ["group", var name, var least, .. { Length: > 0 } of] => Group(name, least, of),
            ["quorum", var name] => Quorum(name),
            _ => "this is not a line of a policy",
        };
    }

    private string? Log(string vkey, string[] url)
    {
        if (VerifierKey.Parse(vkey) is not { Type: SignatureType.Ed25519 or SignatureType.EcdsaP256 } key)
        {
            return "this is not a key of a log";
        }

        if (!TryUrl(url, out var address))
        {
            return "this is not a URL";
        }

        if (logs.Any(log => log.Key.Key.SequenceEqual(key.Key)))
        {
            return "this log's key appears twice";
        }

        logs.Add(new PolicyLog(key, address));
        return null;
    }

    private string? Witness(string name, string vkey, string[] url)
    {
        if (VerifierKey.Parse(vkey) is not { Type: SignatureType.Cosignature } key)
        {
            return "this is not a key of a witness";
        }

        if (!TryUrl(url, out var address))
        {
            return "this is not a URL";
        }

        if (witnesses.Any(witness => witness.Key.Key.SequenceEqual(key.Key)))
        {
            return "this witness's key appears twice";
        }

        witnesses.Add(new PolicyWitness(name, key, address));
        return Define(name);
    }

    private string? Group(string name, string least, string[] of)
    {
        if (of.FirstOrDefault(member => !names.Contains(member)) is { } unknown)
        {
            return $"{unknown} is not defined before";
        }

        if (of.FirstOrDefault(member => !members.Add(member)) is { } twice)
        {
            return $"{twice} cannot be a member, or is one already";
        }

        if (Least(least, of.Length) is not { } number)
        {
            return "the group asks for none of its members, or for more than it has";
        }

        groups.Add(new PolicyGroup(name, number, of));
        return Define(name);
    }

    // A URL may be missing; one that is there must be one.
    private static bool TryUrl(string[] url, out Uri? address)
    {
        address = null;
        return url.Length == 0 || (Uri.TryCreate(url[0], UriKind.Absolute, out address) && address.Scheme is ("https" or "http"));
    }

    private static int? Least(string text, int members) => text switch
    {
        "any" => 1,
        "all" => members,
        _ => Spelling.Number(text) is { } number && number >= 1 && number <= members ? (int)number : null,
    };

    private string? Quorum(string name)
    {
        if (quorum is not null)
        {
            return "there is a quorum before";
        }

        quorum = name;
        return names.Contains(name) ? null : $"{name} is not defined before";
    }

    private string? Define(string name) => names.Add(name) ? null : $"{name} is defined before";
}
