using Microsoft.Extensions.DependencyInjection;

using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

using Trial.Application.Measures;
using Trial.Storage;

namespace Trial.Functions.Telemetry;

/// <summary>Sends metrics and traces by OTLP to OTEL_EXPORTER_OTLP_ENDPOINT; OpenTelemetry's specification has more settings.</summary>
internal static class OtlpExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Starts with the host, and sends what is left when it stops. Sends nothing where no endpoint is configured.</summary>
    public static IServiceCollection AddOtlpExport(this IServiceCollection services, Given given)
    {
        if (given[Endpoint] is not null)
        {
            services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.Clear().AddService("trial")) // no name or id of the machine
                .WithTracing(traces => traces.AddSource(Counters.Name).AddOtlpExporter())
                .WithMetrics(measures => measures.AddMeter(Counters.Name).AddOtlpExporter());
        }

        return services;
    }
}
