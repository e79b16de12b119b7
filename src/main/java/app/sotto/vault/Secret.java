package app.sotto.vault;

/** What opens a slot of {@code vault.key}. */
interface Secret {
    /** Which slots it fits. */
    KeySlot.Type slotType();

    /** The cost that a new slot for it gets. */
    KdfCost cost();

    /** The key that wraps the master key in a slot. */
    SealingKey derive(byte[] salt, KdfCost cost);
}
