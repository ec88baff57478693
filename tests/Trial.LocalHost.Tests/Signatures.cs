using System.Reflection;

namespace Trial.LocalHost.Tests;

//  A signature is one line, as a C# reader would know it, types by full name:
//
//      class sealed Some.Thing : Some.Base, Some.IFace
//      Some.Thing.new(System.String schedule)
//      Some.Thing.Next { get; set; } : System.DateTime
//      Some.Thing.static Use<T>(this Some.IBuilder builder) : Some.IBuilder
//      Some.Level.Admin = 4
//      delegate Some.Act.Invoke(Some.Context context) : System.Threading.Tasks.Task
//
//  Nullability is not in it: metadata of 2023 and of now spell it differently.

/// <summary>What can be seen of types from outside, read from metadata alone.</summary>
internal static class Signatures
{
    private const BindingFlags Seen = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        if (type.BaseType?.FullName == "System.MulticastDelegate")
        {
            return [$"delegate {Method(type, type.GetMethod("Invoke")!)}"];
        }

        return type.GetMembers(Seen).Select(member => Member(type, member)).OfType<string>().Prepend(Headline(type));
    }

    private static string Headline(Type type)
    {
        var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : "class";
        var shape = (type.IsAbstract, type.IsSealed) switch
        {
            _ when type.IsInterface || type.IsEnum => "",
            (true, true) => " static",
            (true, false) => " abstract",
            (false, true) => " sealed",
            _ => "",
        };
        return $"{kind}{shape} {type.FullName}{Above(type)}";
    }

    private static string Above(Type type)
    {
        var parents = type is { IsEnum: false, BaseType: { FullName: not "System.Object" } parent } ? [Name(parent)] : Array.Empty<string>();
        IEnumerable<string> interfaces = type.IsEnum ? [] : type.GetInterfaces().Select(Name).Order(StringComparer.Ordinal);
        var above = string.Join(", ", parents.Concat(interfaces));
        return above.Length == 0 ? "" : $" : {above}";
    }

    private static string? Member(Type type, MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{type.FullName}.new({Parameters(constructor)})",
        PropertyInfo property => $"{type.FullName}.{property.Name} {{{Accessors(property)} }} : {Name(property.PropertyType)}",
        MethodInfo { IsSpecialName: false } method => Method(type, method),
        FieldInfo { IsLiteral: true } field => $"{type.FullName}.{field.Name} = {field.GetRawConstantValue()}",
        _ => null,
    };

    private static string Accessors(PropertyInfo property) =>
        (property.GetMethod?.IsPublic == true ? " get;" : "") + (property.SetMethod?.IsPublic == true ? " set;" : "");

    private static string Method(Type type, MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Constrained))}>" : "";
        return $"{type.FullName}.{(method.IsStatic ? "static " : "")}{method.Name}{generic}({Parameters(method)}) : {Name(method.ReturnType)}";
    }

    private static string Constrained(Type parameter) =>
        string.Join(" : ", [parameter.Name, .. parameter.GetGenericParameterConstraints().Select(Name)]);

    private static string Parameters(MethodBase method)
    {
        var extends = method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ExtensionAttribute");
        return string.Join(", ", method.GetParameters().Select(parameter =>
            $"{(extends && parameter.Position == 0 ? "this " : IsParams(parameter) ? "params " : "")}{Name(parameter.ParameterType)} {parameter.Name}"));
    }

    private static bool IsParams(ParameterInfo parameter) =>
        parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ParamArrayAttribute");

    private static string Name(Type type) => type switch
    {
        { IsGenericParameter: true } => type.Name,
        { IsArray: true } => $"{Name(type.GetElementType()!)}[]",
        { IsGenericType: true } => $"{type.Namespace}.{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ => type.FullName!,
    };
}
