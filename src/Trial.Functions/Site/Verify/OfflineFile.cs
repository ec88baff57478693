using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

using Microsoft.AspNetCore.Http;

using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;
using Trial.Functions.Web;

namespace Trial.Functions.Site.Verify;

//  kontrol.html: the check of a receipt or an export as one file that needs no network
//
//      Made of the same words and modules as the page /kontrol, and of nothing that a study decides: its SHA-256
//      changes only when one of these does.  The README and a setup's source name that sum.

/// <summary>The page to save.</summary>
internal sealed partial class OfflineFile(byte[] content) : IResult
{
    public const string Path = "/kontrol.html";

    // In the order of their imports.
    private static readonly string[] Modules =
        ["trial.mjs", "bls.mjs", "beacon.mjs", "files.mjs", "table.mjs", "people.mjs", "export.mjs", "check.mjs"];

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public string Sum { get; } = Convert.ToHexStringLower(SHA256.HashData(content));

    public static async Task<OfflineFile> MakeAsync(Assets assets)
    {
        var script = "\n'use strict';\n" + string.Concat(Modules.Select(name => Classic(assets.Text("js/" + name))));
        var text = await Rendering.TextAsync<OfflinePage>(new() { ["Script"] = script, ["Style"] = assets.Text("offline.css") });

        return new OfflineFile(Encoding.UTF8.GetBytes(text));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"kontrol.html\"";
        return ResponseBody.WriteAsync(httpContext, content);
    }

    // The modules import from one another alone, by the names they export; one of them is loaded only when it is needed.
    private static string Classic(string module) => Export().Replace(Import().Replace(module, ""), "");

    [GeneratedRegex(@"^(?:import [^;]*|  +const \{[^}]*\} = await import\([^;]*);\n", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^export ", RegexOptions.Multiline)]
    private static partial Regex Export();
}
