namespace Microbattery.Tests.Doubles
{
    /// <summary>The calls of several doubles, in order, as one text.</summary>
    public sealed class CallLog
    {
        /// <summary>The calls so far.</summary>
        public string Text { get; private set; } = string.Empty;

        /// <summary>Adds a call.</summary>
        public void Add(string call) => Text += call;

        /// <summary>Removes all calls.</summary>
        public void Clear() => Text = string.Empty;
    }
}
