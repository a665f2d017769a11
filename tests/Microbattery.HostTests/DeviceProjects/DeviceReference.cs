namespace Microbattery.HostTests.DeviceProjects
{
    /// <summary>An assembly a project refers to, and the package it is in.</summary>
    internal sealed record DeviceReference(string AssemblyName, string AssemblyVersion, DevicePackage Package, string FileName);
}
