using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trial.LocalHost;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Gathers what an app needs and builds its host, once.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder web;
    private readonly IReadOnlyList<Type> types;
    private readonly string folder;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middlewares = [];

    internal FunctionsApplicationBuilder(string[] args, IReadOnlyList<Type> types, string folder)
    {
        web = Web.CreateBuilder(args);
        this.types = types;
        this.folder = folder;
    }

    /// <inheritdoc/>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)web).Properties;

    /// <inheritdoc/>
    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>The app's settings.</summary>
    public ConfigurationManager Configuration => web.Configuration;

    /// <inheritdoc/>
    public IHostEnvironment Environment => web.Environment;

    /// <inheritdoc/>
    public ILoggingBuilder Logging => web.Logging;

    /// <inheritdoc/>
    public IMetricsBuilder Metrics => web.Metrics;

    /// <inheritdoc cref="IHostApplicationBuilder.Services" />
    public IServiceCollection Services => web.Services;

    /// <summary>The host. Functions that cannot be served are refused here.</summary>
    /// <exception cref="InvalidOperationException">A function cannot be served, or the host was built before.</exception>
    public IHost Build() => Web.Build(web, FunctionList.Find(types), HostJson.Read(folder), Pipeline());

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)web).ConfigureContainer(factory, configure);

    /// <inheritdoc/>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        middlewares.Add(middleware);
        return this;
    }

    private FunctionExecutionDelegate Pipeline() =>
        Enumerable.Reverse(middlewares).Aggregate<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>, FunctionExecutionDelegate>(
            context => ((Invocation)context).RunAsync(),
            (next, middleware) => middleware(next));
}
