package app.sotto.vault;

/**
 * The cost of Argon2id.
 *
 * @param memoryKiB memory in KiB
 * @param passes passes over the memory
 * @param lanes lanes; this implementation computes them one after the other, so more than one gains nothing
 */
record KdfCost(int memoryKiB, int passes, int lanes) {
    /** What new vaults use: 0.65 s on a laptop, thirteen times the memory that OWASP asks for. */
    static final KdfCost STANDARD = new KdfCost(256 * 1024, 3, 1);
    /** The recovery key is random and needs no slow derivation. */
    static final KdfCost NONE = new KdfCost(0, 0, 0);

    /** Whether a passphrase may be derived so: not cheaper than 64 MiB and 3 passes, not so dear that a forged file stalls the program. */
    boolean allowed() {
        return memoryKiB >= 64 * 1024 && memoryKiB <= 1024 * 1024 && passes >= 3 && passes <= 16 && lanes >= 1 && lanes <= 4;
    }
}
