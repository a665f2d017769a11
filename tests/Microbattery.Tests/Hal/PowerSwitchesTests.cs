using System;
using Microbattery.Hal.Lines;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class PowerSwitchesTests
    {
        [TestMethod]
        [DataRow(false, false, "L0C0")]
        [DataRow(true, true, "C1L1")]
        [DataRow(true, false, "L0C1")]
        [DataRow(false, true, "C0L1")]
        public void The_first_tick_writes_both_lines_and_opens_before_it_closes(bool charge, bool load, string calls)
        {
            Rig rig = new Rig();
            rig.Switches.Drive(charge, load);
            Assert.AreEqual(calls, rig.Log.Text);
            Assert.IsTrue(rig.Charge.IsHigh == charge && rig.Load.IsHigh == load);
        }

        [TestMethod]
        [DataRow(true, false, false, true, "C0L1")]
        [DataRow(false, true, true, false, "L0C1")]
        [DataRow(true, true, false, false, "L0C0")]
        public void A_change_opens_before_it_closes(bool chargeBefore, bool loadBefore, bool charge, bool load, string calls)
        {
            Rig rig = new Rig();
            rig.Switches.Drive(chargeBefore, loadBefore);
            rig.Log.Clear();
            rig.Switches.Drive(charge, load);
            Assert.AreEqual(calls, rig.Log.Text);
        }

        [TestMethod]
        [DataRow(true, false)]
        [DataRow(false, true)]
        [DataRow(false, false)]
        [DataRow(true, true)]
        public void Unchanged_levels_are_written_in_every_sixtieth_tick_alone(bool charge, bool load)
        {
            Rig rig = new Rig();
            rig.Switches.Drive(charge, load);
            rig.Log.Clear();
            for (int i = 0; i < 59; i++)
            {
                rig.Switches.Drive(charge, load);
                Assert.AreEqual(string.Empty, rig.Log.Text);
            }

            rig.Switches.Drive(charge, load);
            Assert.AreEqual(4, rig.Log.Text.Length);
            rig.Log.Clear();
            rig.Switches.Drive(charge, load);
            Assert.AreEqual(string.Empty, rig.Log.Text);
        }

        [TestMethod]
        public void A_changed_level_is_written_at_once()
        {
            Rig rig = new Rig();
            rig.Switches.Drive(true, true);
            rig.Switches.Drive(true, false);
            Assert.IsTrue(rig.Charge.IsHigh);
            Assert.IsFalse(rig.Load.IsHigh);
            rig.Switches.Drive(false, false);
            Assert.IsFalse(rig.Charge.IsHigh);
            rig.Switches.Drive(false, true);
            Assert.IsTrue(rig.Load.IsHigh);
        }

        [TestMethod]
        public void A_line_that_threw_is_written_again_in_the_next_tick_changed_or_not()
        {
            Rig rig = new Rig();
            rig.Switches.Drive(true, false);
            rig.Load.Throws = true;
            Assert.IsTrue(rig.DriveThrows(true, true));
            rig.Load.Throws = false;
            rig.Log.Clear();
            rig.Switches.Drive(true, false);
            Assert.AreEqual("L0C1", rig.Log.Text);
        }

        [TestMethod]
        public void A_charge_line_that_cannot_be_opened_is_written_again_in_every_tick_and_the_load_stays_open()
        {
            Rig rig = new Rig();
            rig.Switches.Drive(true, false);
            rig.Charge.Throws = true;
            for (int i = 0; i < 3; i++)
            {
                Assert.IsTrue(rig.DriveThrows(false, true));
                Assert.IsFalse(rig.Load.IsHigh);
            }

            rig.Charge.Throws = false;
            rig.Switches.Drive(false, true);
            Assert.IsFalse(rig.Charge.IsHigh);
            Assert.IsTrue(rig.Load.IsHigh);
        }

        [TestMethod]
        public void A_load_line_that_throws_lets_the_charge_switch_open_and_not_close()
        {
            Rig rig = new Rig();
            rig.Switches.Drive(true, true);
            rig.Load.Throws = true;
            Assert.IsTrue(rig.DriveThrows(false, false));
            Assert.IsFalse(rig.Charge.IsHigh);
            Assert.IsTrue(rig.DriveThrows(true, false));
            Assert.IsFalse(rig.Charge.IsHigh);
        }

        private sealed class Rig
        {
            public readonly CallLog Log = new CallLog();
            public readonly FakeLine Charge;
            public readonly FakeLine Load;
            public readonly PowerSwitches Switches;

            public Rig()
            {
                Charge = new FakeLine("C", Log);
                Load = new FakeLine("L", Log);
                Switches = new PowerSwitches(Charge, Load);
            }

            public bool DriveThrows(bool charge, bool load)
            {
                try
                {
                    Switches.Drive(charge, load);
                    return false;
                }
                catch (InvalidOperationException)
                {
                    return true;
                }
            }
        }
    }
}
