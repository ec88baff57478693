using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Trial.Functions.Site.Web;
using Trial.Functions.Web;

namespace Trial.Functions.Site;

/// <summary>What the host needs to serve the site. An <see cref="Application.Citizens.ICitizens"/> must be registered besides.</summary>
internal static class SiteRegistration
{
    /// <summary>Call after <c>ConfigureFunctionsWebApplication</c>: earlier middlewares do not see the request.</summary>
    public static void AddSite(this FunctionsApplicationBuilder builder)
    {
        builder.UseMiddleware<PublicHeaders>();
        builder.Services
            .AddSingleton<WebSite>()
            .Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false)
            .Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeyRingInMemory());
    }
}
