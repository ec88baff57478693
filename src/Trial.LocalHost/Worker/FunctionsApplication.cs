using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where an app begins.</summary>
public class FunctionsApplication
{
    /// <summary>A builder for the functions of the assembly that calls.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // or the caller's caller would be taken for the app
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
        new(args, Assembly.GetCallingAssembly().GetTypes(), AppContext.BaseDirectory);
}
