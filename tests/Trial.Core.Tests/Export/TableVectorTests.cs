using System.Text;
using System.Text.Json.Nodes;
using Trial.Core.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Export;

/// <summary>The checks of a table, held against tests/vectors/tables-v1.json as the page's twin is (tests/web/table.test.mjs).</summary>
public sealed class TableVectorTests
{
    private static readonly JsonNode Written = Vectors.Read("tables-v1.json");

    private static IEnumerable<JsonNode> Cases => Written["cases"]!.AsArray().Select(one => one!);

    public static TheoryData<string> Names => [.. Cases.Select(one => one.Text("name"))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Finds_what_is_false(string name)
    {
        var one = Cases.Single(one => one.Text("name") == name);
        var texts = Written["tables"]![one.Text("table")]!.AsObject()
            .ToDictionary(file => file.Key, file => file.Value!.GetValue<string>());
        foreach (
            var change in one["changes"]!.AsArray().Select(change => change!.AsArray().Select(part => part!.GetValue<string>()).ToArray()))
        {
            texts[change[0]] = ReplaceFirst(texts[change[0]], change[1], change[2]);
        }

        List<ExportFile> files = [.. texts.Select(file => new ExportFile(file.Key, Encoding.UTF8.GetBytes(file.Value)))];
        var first = TableChecks.Run(ExportFiles.Of(files), (_, _) => []).FirstOrDefault(check => check.Finding is Finding.False);
        Assert.Equal(one["false"]?.GetValue<string>(), first?.Name);
    }

    private static string ReplaceFirst(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
    }
}
