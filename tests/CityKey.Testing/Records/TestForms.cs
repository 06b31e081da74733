using CityKey.Domain.Applications;
using CityKey.Testing.Scripts;

namespace CityKey.Testing.Records;

/// <summary>Forms as residents fill them in.</summary>
public static class TestForms
{
    public static ApplicationForm Complete() => SampleResident.InCareOf.ToForm();
}
