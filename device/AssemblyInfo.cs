using System.Reflection;

[assembly: AssemblyTitle("Microbattery")]
[assembly: AssemblyVersion("1.0.0.0")]
