using System.Reflection;
using System.Text.RegularExpressions;

using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;

using Trial.Functions.Site;
using Trial.Functions.Web;

namespace Trial.Functions.Tests.Api;

/// <summary>docs/openapi.json against the code's own lists: functions, routes, verbs, problems.</summary>
public sealed partial class OpenApiTests
{
    [Fact]
    public void It_is_valid_OpenAPI_3_1()
    {
        var read = OpenApiDocument.Parse(OpenApi.Text, "json");
        Assert.Empty(read.Diagnostic!.Errors.Select(fault => $"{fault.Pointer}: {fault.Message}"));
        Assert.Empty(read.Diagnostic.Warnings.Select(fault => $"{fault.Pointer}: {fault.Message}"));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal(OpenApi.Root["paths"]!.AsObject().Count, read.Document!.Paths.Count);
    }

    // A new endpoint is documented in the commit that adds it: nothing here may be left out.
    [Fact]
    public void Every_endpoint_has_its_page_and_every_page_its_endpoint()
    {
        List<string> endpoints = [.. Functions().SelectMany(it => it.Verbs.Select(verb => $"{verb} {it.Route} {it.Name}"))];
        var pages = OpenApi.Operations.Select(it => $"{it.Verb} {it.Path} {it.Id.Split("_post")[0]}").ToList();

        Assert.True(endpoints.Count > 25, "hardly any function was found");
        Assert.Equal(endpoints.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_problem_is_named_and_no_other()
    {
        var known = typeof(Problems).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => (Problem)property.GetValue(null)!)
            .Select(problem => problem.Code)
            .Distinct();
        var named = OpenApi.Operations.SelectMany(it => it.Problems).Select(problem => problem.Split("/problems/")[1]).Distinct();
        Assert.Equal(known.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Name, string Route, IEnumerable<string> Verbs)> Functions() =>
        from method in typeof(ServeSite).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
        from trigger in method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
        where name is not null && trigger is not null
        select (name, "/" + Star().Replace(trigger.Route!, "{"), trigger.Methods!.Where(verb => verb != "head"));

    [GeneratedRegex(@"\{\*")]
    private static partial Regex Star();
}
