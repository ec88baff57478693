using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Parts;

/// <summary>Renders a component to a whole page. Everything that is not markup in a component is encoded.</summary>
internal static class Rendering
{
    // Danish letters stay readable in the source of a page; what has a meaning in HTML is encoded all the same.
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    public static async Task<IResult> PageAsync<TPage>(
        Visit visit, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK, bool padded = false)
        where TPage : IComponent
    {
        return new Html(await TextAsync<TPage>(new(parameters) { ["Visit"] = visit }), status, padded);
    }

    /// <summary>A page to be kept or printed, as a file of this name.</summary>
    public static async Task<IResult> FileAsync<TPage>(string name, Dictionary<string, object?> parameters)
        where TPage : IComponent =>
        TypedResults.Bytes(Encoding.UTF8.GetBytes(await TextAsync<TPage>(parameters)), "text/html; charset=utf-8", name);

    public static async Task<string> TextAsync<TPage>(Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);

        return await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
