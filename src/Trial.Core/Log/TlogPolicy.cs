using System.Diagnostics.CodeAnalysis;

namespace Trial.Core.Log;

//  Policy file, after c2sp.org/tlog-policy
//
//      log VKEY [URL]
//      witness NAME VKEY [URL]
//      group NAME all|any|NUMBER NAME ...     names of lines before this one, each in one group only
//      quorum NAME|none                       exactly one
//
//      Words are separated by spaces and tabs; empty lines and lines that begin
//      with # are skipped; every line ends in a newline. UTF-8.
//
//  It says which logs to trust, and how many of which witnesses must have
//  cosigned a checkpoint. Test vectors: the cases in TlogPolicyTests.

/// <summary>Which keys to trust about a log.</summary>
public sealed class TlogPolicy
{
    /// <summary>The quorum that asks for no witness.</summary>
    public const string NoWitness = "none";

    internal TlogPolicy(
        IReadOnlyList<PolicyLog> logs, IReadOnlyList<PolicyWitness> witnesses, IReadOnlyList<PolicyGroup> groups, string quorum) =>
        (Logs, Witnesses, Groups, Quorum) = (logs, witnesses, groups, quorum);

    /// <summary>Any one of them is enough; empty where the reader knows the log already.</summary>
    public IReadOnlyList<PolicyLog> Logs { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<PolicyWitness> Witnesses { get; }

    /// <summary>In the order of the file, members before those that name them.</summary>
    public IReadOnlyList<PolicyGroup> Groups { get; }

    /// <summary>The name of the witness or group that must have cosigned, or <see cref="NoWitness"/>.</summary>
    public string Quorum { get; }

    /// <summary>Reads a file. The fault names the line and what is wrong there.</summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out TlogPolicy? policy, [NotNullWhen(false)] out string? fault) =>
        new TlogPolicyReader().TryRead(text, out policy, out fault);

    /// <summary>Whether those who signed are a quorum. The signatures are verified before, with <see cref="SignedNote.Check"/>.</summary>
    public bool IsQuorum(IReadOnlyCollection<VerifierKey> signers)
    {
        var keys = signers.Select(key => key.ToString()).ToHashSet();
        var met = Witnesses.Where(witness => keys.Contains(witness.Key.ToString())).Select(witness => witness.Name).ToHashSet();
        foreach (var group in Groups.Where(group => group.Members.Count(met.Contains) >= group.Least))
        {
            met.Add(group.Name); // evaluated lazily, so that a later group finds it
        }

        return Quorum == NoWitness || met.Contains(Quorum);
    }
}
