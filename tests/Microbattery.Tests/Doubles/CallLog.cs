namespace Microbattery.Tests.Doubles
{
    /// <summary>What several doubles were asked, in order, as one text.</summary>
    public sealed class CallLog
    {
        /// <summary>The calls so far.</summary>
        public string Text { get; private set; } = string.Empty;

        /// <summary>One call more.</summary>
        public void Add(string call) => Text += call;

        /// <summary>Forgets the calls so far.</summary>
        public void Clear() => Text = string.Empty;
    }
}
