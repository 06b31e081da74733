using CityKey.Testing.Databases;
using CityKey.Tests;

[assembly: AssemblyFixture(typeof(TestServerEnd))]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]
