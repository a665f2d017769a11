using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using Mono.Cecil;

namespace Microbattery.Conformance.Report
{
    /// <summary>What the firmware takes of a board's deployment area and heap, computed and counted from the compiled assemblies.</summary>
    internal sealed class BoardReport
    {
        private static readonly DeviceProject[] s_projects = DeviceProject.FindAll();

        internal BoardReport(BoardTarget target)
        {
            Target = target;
            DeviceProject program = Find(target.Project);
            DeviceProject[] own = [.. program.ProjectReferences.Select(Find), program];
            LibraryImage[] libraries = [.. program.Libraries.Select(LibraryImage.Find)];
            ProgramBytes = own.Sum(ImageBytes);
            LibraryBytes = libraries.Sum(library => library.ImageBytes);

            HeapSize heap = new();
            BoardObjects objects = BoardObjects.Create(target.Folder, program.ProjectReferences.Contains("Microbattery.Hal.Files"));
            SensorBytes = heap.Count(objects.Sensor);
            SupervisorBytes = heap.Count(objects.Supervisor);
            OtherBytes = objects.Others.Sum(heap.Count)
                + own.Sum(project => heap.CountStatics(Assembly.Load(project.Name)));
            TableBytes = own.Sum(TablesOf) + libraries.Sum(library => library.TableBytes);
        }

        internal BoardTarget Target { get; }

        /// <summary>Images of firmware, hal, boards and the board's own.</summary>
        internal int ProgramBytes { get; }

        /// <summary>Images of the libraries of the platform that it refers to.</summary>
        internal int LibraryBytes { get; }

        internal int SensorBytes { get; }

        internal int SupervisorBytes { get; }

        /// <summary>Description of the board, loop, and what static fields hold.</summary>
        internal int OtherBytes { get; }

        /// <summary>What the interpreter allocates for each assembly that it loads.</summary>
        internal int TableBytes { get; }

        internal double AreaShare => (double)(ProgramBytes + LibraryBytes) / Target.AreaBytes;

        internal double HeapShare => (double)(SensorBytes + SupervisorBytes + OtherBytes + TableBytes) / Target.HeapBytes;

        /// <summary>The table of all boards, in Markdown.</summary>
        internal static string Boards()
        {
            StringBuilder table = new();
            table.Append("| board | program | libraries | of the deployment area ");
            table.Append("| sensor | supervisor | other objects | loaded assemblies | of the heap |\n");
            table.Append("|---|---|---|---|---|---|---|---|---|\n");
            foreach (BoardReport report in BoardTarget.All.Select(target => new BoardReport(target)))
            {
                table.Append(CultureInfo.InvariantCulture, $"| {report.Target.Folder} | {report.ProgramBytes} | {report.LibraryBytes} | ");
                table.Append(CultureInfo.InvariantCulture, $"{100 * report.AreaShare:0.0} % of {report.Target.AreaBytes} | ");
                table.Append(CultureInfo.InvariantCulture, $"{report.SensorBytes} | {report.SupervisorBytes} | {report.OtherBytes} | ");
                table.Append(CultureInfo.InvariantCulture, $"{report.TableBytes} | ");
                table.Append(CultureInfo.InvariantCulture, $"{100 * report.HeapShare:0.0} % of {report.Target.HeapBytes} |\n");
            }

            return table.ToString();
        }

        /// <summary>The table of all images, in Markdown.</summary>
        internal static string Images()
        {
            DeviceProject[] shipped = [.. s_projects.Where(project => !project.IsTests)];
            IEnumerable<string> own = shipped.Select(project => $"| {project.Name} | {ImageBytes(project)} |\n");
            IEnumerable<string> libraries = shipped.SelectMany(project => project.Libraries).Distinct().Order()
                .Select(name => $"| {name} | {LibraryImage.Find(name).ImageBytes} |\n");
            return $"| image | bytes |\n|---|---|\n{string.Concat(own)}{string.Concat(libraries)}";
        }

        private static DeviceProject Find(string name) => s_projects.Single(project => project.Name == name);

        private static int ImageBytes(DeviceProject project)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(project.AssemblyPath);
            return ImageSize.Bytes(module);
        }

        private static int TablesOf(DeviceProject project)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(project.AssemblyPath);
            return ImageSize.TableBytes(module);
        }
    }
}
