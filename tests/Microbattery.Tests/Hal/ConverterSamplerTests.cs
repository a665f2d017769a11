using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Hal.FrontEnds;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class ConverterSamplerTests
    {
        [TestMethod]
        public void The_divider_settles_then_samples_alternate_then_it_is_off_and_the_temperature_is_last()
        {
            Rig rig = new Rig(3);
            rig.Sample(true);
            Assert.AreEqual("D1(2)vfcvfcvfcD0ttt", rig.Log.Text);
        }

        [TestMethod]
        public void A_temperature_that_is_not_due_is_not_sampled()
        {
            Rig rig = new Rig(2);
            rig.Sample(false);
            Assert.AreEqual("D1(2)vfcvfcD0", rig.Log.Text);
            Assert.AreEqual((int)ReadingFault.NoAnswer, (int)rig.Reader.Temperature.Fault);
        }

        [TestMethod]
        public void The_wait_is_that_of_the_front_end()
        {
            Rig rig = new Rig(1, 15);
            rig.Sample(false);
            Assert.AreEqual("D1(15)vfcD0", rig.Log.Text);
        }

        [TestMethod]
        public void Every_channel_fills_its_own_burst()
        {
            // Codes count up from 1000, 1500, 2000 and 2500: means of four of them.
            Rig rig = new Rig(4);
            rig.Sample(true);
            Assert.AreEqual((1000 * 256) + 384, rig.Reader.Voltage.MeanCode256ths);
            Assert.AreEqual((1500 * 256) + 384, rig.Reader.FineCurrent.MeanCode256ths);
            Assert.AreEqual((2000 * 256) + 384, rig.Reader.CoarseCurrent.MeanCode256ths);
            Assert.AreEqual((2500 * 256) + 384, rig.Reader.Temperature.MeanCode256ths);
        }

        [TestMethod]
        [DataRow(0, 0, "D1(2)D0")]
        [DataRow(0, 1, "D1(2)vfcD0")]
        [DataRow(1, 0, "D1(2)vD0")]
        [DataRow(2, 1, "D1(2)vfcvfD0")]
        [DataRow(3, 1, "D1(2)vfcvfcD0t")]
        public void A_channel_that_throws_leaves_the_divider_off(int channel, int conversions, string calls)
        {
            Rig rig = new Rig(2);
            rig.Channels[channel].ConversionsUntilThrow = conversions;
            bool threw = false;
            try
            {
                rig.Sample(true);
            }
            catch (InvalidOperationException)
            {
                threw = true;
            }

            Assert.IsTrue(threw, "the exception is passed on to the sensor");
            Assert.AreEqual(calls, rig.Log.Text);
            Assert.IsFalse(rig.Divider.IsHigh);
        }

        [TestMethod]
        public void A_divider_that_cannot_be_switched_on_is_not_sampled_through()
        {
            Rig rig = new Rig(2);
            rig.Divider.Throws = true;
            CellSample measurement = new CellSample();
            new CellSensor(rig.FrontEnd, rig.Sampler).Read(measurement, 0);
            Assert.AreEqual("tt", rig.Log.Text);
            Assert.AreEqual((int)ReadingState.Failed, (int)measurement.VoltageMicrovolts.State);
            Assert.AreEqual((int)ReadingState.Valid, (int)measurement.TemperatureMillicelsius.State);
        }

        private sealed class Rig
        {
            public readonly CallLog Log = new CallLog();
            public readonly FakeChannel[] Channels;
            public readonly FakeLine Divider;
            public readonly FrontEnd FrontEnd;
            public readonly FrontEndReader Reader;
            public readonly ConverterSampler Sampler;

            public Rig(int oversampling)
                : this(oversampling, FrontEnd.DefaultSettleMilliseconds)
            {
            }

            public Rig(int oversampling, int settleMilliseconds)
            {
                Channels = new FakeChannel[]
                {
                    new FakeChannel("v", Log, 1000),
                    new FakeChannel("f", Log, 1500),
                    new FakeChannel("c", Log, 2000),
                    new FakeChannel("t", Log, 2500),
                };
                Divider = new FakeLine("D", Log);
                FrontEnd = new AmplifierDesign
                {
                    ShuntMilliohms = 10000,
                    FineGain = 1000,
                    CoarseGain = 10,
                    Oversampling = oversampling,
                    DividerSettleMilliseconds = settleMilliseconds,
                }.CreateFrontEnd();
                Reader = new FrontEndReader(FrontEnd);
                FakeClock clock = new FakeClock { Log = Log };
                Sampler = new ConverterSampler(Channels[0], Channels[1], Channels[2], Channels[3], Divider, clock, FrontEnd);
            }

            public void Sample(bool withTemperature)
            {
                Sampler.SampleCell(Reader);
                if (withTemperature)
                {
                    Sampler.SampleTemperature(Reader);
                }
            }
        }
    }
}
