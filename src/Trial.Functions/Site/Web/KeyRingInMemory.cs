using System.Collections.Concurrent;
using System.Xml.Linq;

using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Trial.Functions.Site.Web;

/// <summary>Where ASP.NET keeps the keys that the worker has it make.</summary>
/// <remarks>Nothing of ours is protected by them, so they go with the process, and no file is written.</remarks>
internal sealed class KeyRingInMemory : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> keys = new();

    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.Select(key => new XElement(key))];

    public void StoreElement(XElement element, string friendlyName) => keys.Enqueue(new XElement(element));
}
