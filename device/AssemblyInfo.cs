using System.Reflection;

[assembly: AssemblyTitle("Microbattery")]
[assembly: AssemblyVersion("0.5.0.0")]
