using System.Collections.Generic;
using System.IO;
using Microbattery.Records;
using Microbattery.Records.Traces;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Traces
{
    [TestClass]
    public class TraceReaderTests
    {
        private const string Header = "time_s,voltage_v,current_a,temperature_c\n";

        [TestMethod]
        public void Reads_rows_and_takes_the_testers_counters_wherever_they_stand()
        {
            IReadOnlyList<TraceSample> rows = Read(
                "time_s,voltage_v,current_a,temperature_c,note,discharge_ah,charge_ah\n"
                + "0,3.9,-1e-5,25,x,0.2,0.1\n0,3.9,0,25,y,0.2,0.1\n1e3,4,1e-5,-3.5,,0.3,0.4\n");

            Assert.HasCount(3, rows);
            Assert.AreEqual(new TraceSample(1000, 4, 1e-5, -3.5, 0.4, 0.3), rows[2]);
        }

        [TestMethod]
        public void Without_counters_they_are_not_a_number()
        {
            Assert.IsTrue(double.IsNaN(Read(Header + "0,3.9,0,25\n")[0].ChargeAmpHours));
        }

        [TestMethod]
        [DataRow("", "trace.csv:1: empty")]
        [DataRow(Header, "trace.csv:1: no rows")]
        [DataRow("a,b,c,d\n0,3.9,0,25\n", "trace.csv:1: expected the columns")]
        [DataRow("time_s,voltage_v\n0,3.9\n", "trace.csv:1: expected the columns")]
        [DataRow(Header + "0,3.9,0,25\n1,3.9,0\n", "trace.csv:3: temperature_c is missing")]
        [DataRow(Header + "0,3.9,0,25\n1,3.9", "trace.csv:3: current_a is missing")]
        [DataRow(Header + "0,3.9,0,25\n1,volts,0,25\n", "trace.csv:3: voltage_v is 'volts'")]
        [DataRow(Header + "0,,0,25\n", "trace.csv:2: voltage_v is ''")]
        [DataRow(Header + "0,NaN,0,25\n", "trace.csv:2: voltage_v is 'NaN'")]
        [DataRow(Header + "0,3.9,Infinity,25\n", "trace.csv:2: current_a is 'Infinity'")]
        [DataRow(Header + "0,3.9,1e400,25\n", "trace.csv:2: current_a is '1e400'")]
        [DataRow(Header + "0,3900,0,25\n", "trace.csv:2: voltage_v is 3900, expected -100 to 100")]
        [DataRow(Header + "0,3.9,0,-300\n", "trace.csv:2: temperature_c is -300")]
        [DataRow(Header + "0,3.9,0,25\n2,3.9,0,25\n1,3.9,0,25\n", "trace.csv:4: time_s runs back from 2 to 1")]
        public void Bad_input_is_refused_naming_file_line_and_fault(string text, string expected)
        {
            InputException exception = Assert.ThrowsExactly<InputException>(() => Read(text));
            Assert.StartsWith(expected, exception.Message);
            Assert.DoesNotContain("\n", exception.Message);
        }

        [TestMethod]
        [DataRow(Header + "0,3.9,0,25,\"a\nb\nc\"\n1,x,0,25\n", "trace.csv:5: voltage_v is 'x'")]
        [DataRow("time_s,voltage_v,current_a,temperature_c,\"no\nte\"\n0,3.9,0,25,a\n1,x,0,25,b\n", "trace.csv:4: voltage_v is 'x'")]
        [DataRow(Header + "0,3.9,0,25\n# no comment\n1,3.9,0,25\n", "trace.csv:3: time_s is '# no comment'")]
        [DataRow(Header + "0,3.9,0,25\n\n1,3.9,0,25\n", "trace.csv:3: a blank line among the rows")]
        public void Lines_are_those_of_the_file_whatever_its_fields_hold(string text, string expected) =>
            Assert.StartsWith(expected, Assert.ThrowsExactly<InputException>(() => Read(text)).Message);

        [TestMethod]
        public void Blank_lines_at_the_end_are_no_rows() => Assert.HasCount(1, Read(Header + "0,3.9,0,25\n\n\n"));

        [TestMethod]
        public void A_missing_file_is_refused_by_name()
        {
            InputException exception = Assert.ThrowsExactly<InputException>(() => TraceReader.ReadFile("/nowhere/trace.csv"));
            Assert.AreEqual("/nowhere/trace.csv: no such file", exception.Message);
        }

        private static IReadOnlyList<TraceSample> Read(string text)
        {
            using StringReader reader = new(text);
            return TraceReader.Read("trace.csv", reader);
        }
    }
}
