using System.Diagnostics.CodeAnalysis;

namespace CityKey.Data.Sealing;

/// <summary>A resident's access code: 20 Crockford base-32 characters, 100 random bits. It is stored nowhere.</summary>
public sealed record AccessCode
{
    private const int Length = 20;

    private AccessCode(string normal) => Normal = normal;

    /// <summary>The twenty characters.</summary>
    public string Normal { get; }

    /// <summary>In five groups of four, as it is shown.</summary>
    public string Shown => CodeText.Show(Normal);

    /// <summary>A new random code.</summary>
    public static AccessCode Create() => new(CodeText.Create(Length));

    /// <summary>Reads what a person typed: case, spaces and dashes do not matter, nor O for 0, I or L for 1.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out AccessCode? code)
    {
        code = CodeText.TryRead(typed, Length, out var normal) ? new AccessCode(normal) : null;
        return code is not null;
    }

    /// <summary>Never the code, so that it cannot get into logs.</summary>
    public override string ToString() => "access code";
}
