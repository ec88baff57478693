using System.Net;
using System.Net.Sockets;

namespace Trial.LocalHost.Start;

/// <summary>Where the front listens: the addresses of ASPNETCORE_URLS.</summary>
internal static class FrontAddresses
{
    /// <exception cref="RefusalException">This host cannot listen at one of them.</exception>
    public static void Check(string addresses)
    {
        foreach (var address in Split(addresses))
        {
            if (Fault(address) is { } fault)
            {
                throw Refused(address, fault);
            }
        }
    }

    /// <summary>For an exception of the server, which does not say which address failed.</summary>
    public static RefusalException Unavailable(string addresses, string fault) =>
        Refused(Array.Find(Split(addresses), address => !CanBeHad(Read(address)!)) ?? addresses, fault);

    private static RefusalException Refused(string address, string fault) =>
        new($"The address {address} {fault} in ASPNETCORE_URLS.");

    private static string[] Split(string addresses) =>
        addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Fault(string address) => Read(address) switch
    {
        { Scheme: "https" } => "is HTTPS, which this host does not speak; choose one of http://",
        { Scheme: "http", AbsolutePath: "/", Host: "localhost", Port: 0 } => "cannot be bound to any free port; choose http://127.0.0.1:0",
        { Scheme: "http", AbsolutePath: "/" } => null,
        _ => "is not http://HOST:PORT; choose one that is",
    };

    // * and + stand for every address of the machine.
    private static Uri? Read(string address) => Uri.TryCreate(
        address.Replace("://*", "://[::]", StringComparison.Ordinal).Replace("://+", "://[::]", StringComparison.Ordinal),
        UriKind.Absolute,
        out var uri) ? uri : null;

    private static bool CanBeHad(Uri address)
    {
        try
        {
            using var listener = new TcpListener(
                address.Host == "localhost" ? IPAddress.Loopback
                : IPAddress.TryParse(address.Host, out var ip) ? ip
                : IPAddress.IPv6Any,
                address.Port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
