namespace Microbattery.HostTests.DeviceProjects
{
    /// <summary>A package in a project's packages.config.</summary>
    internal sealed record DevicePackage(string Id, string Version);
}
