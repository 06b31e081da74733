using CityKey.Testing.Databases;

[assembly: AssemblyFixture(typeof(TestServerEnd))]
