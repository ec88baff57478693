using System.Reflection;
using System.Security.Cryptography;

namespace Trial.Functions.Site.Web;

//  Assets
//
//      The files of wwwroot lie inside the assembly, so that the site is one file to deploy and needs no path.
//      Their address is /assets/<hash>/<name>, where the hash is over all of them: an ES module may then name its
//      neighbour, and a style sheet its font, by a relative path.  Such an address never changes its content.

/// <summary>The static files: name to content, with the one version they all share.</summary>
public sealed class Assets
{
    private const string Root = "wwwroot/";
    private const string Prefix = "/assets/";

    private readonly Dictionary<string, Asset> files;

    private Assets(Dictionary<string, Asset> files)
    {
        this.files = files;
        Version = Hash(files);
    }

    /// <summary>Those of this program.</summary>
    public static Assets OfSite { get; } = Load(typeof(Assets).Assembly);

    /// <summary>16 hexadecimal characters that change when any file does.</summary>
    public string Version { get; }

    /// <summary>Every file's name, in order.</summary>
    public IEnumerable<string> Names => files.Keys.Order(StringComparer.Ordinal);

    public static Assets Load(Assembly assembly) =>
        new(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
            .ToDictionary(name => name[Root.Length..], name => Asset.Read(assembly, name), StringComparer.Ordinal));

    /// <summary>The address of a file that exists.</summary>
    public string PathOf(string name) =>
        files.ContainsKey(name) ? Prefix + Version + "/" + name : throw new ArgumentException("No such asset.", nameof(name));

    /// <summary>The text of a file that exists.</summary>
    internal string Text(string name) => System.Text.Encoding.UTF8.GetString(files[name].Plain);

    /// <summary>The file at an address, or null. An address of another version gets today's file, which is then not to be kept.</summary>
    internal Served? Find(string path)
    {
        if (!path.StartsWith(Prefix, StringComparison.Ordinal) || path.IndexOf('/', Prefix.Length) is not (> 0 and var end))
        {
            return null;
        }

        return files.TryGetValue(path[(end + 1)..], out var asset)
            ? new Served(asset, Forever: path[Prefix.Length..end] == Version)
            : null;
    }

    private static string Hash(Dictionary<string, Asset> files)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var (name, asset) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            sha.AppendData(System.Text.Encoding.UTF8.GetBytes(name + "\n"));
            sha.AppendData(SHA256.HashData(asset.Plain));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset())[..16];
    }
}
