using System;
using System.IO;
using Microbattery.Shrink;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: Microbattery.Shrink ASSEMBLY");
    return 2;
}

try
{
    int count = AssemblyShrinker.ShrinkFile(args[0]);
    Console.WriteLine($"{Path.GetFileName(args[0])}: {count} names, calls and methods changed");
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException or BadImageFormatException)
{
    Console.Error.WriteLine($"{args[0]}: {error.Message}");
    return 1;
}
