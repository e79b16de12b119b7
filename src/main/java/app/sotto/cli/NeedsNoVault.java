package app.sotto.cli;

/** A command that works without the user's vault being open. */
interface NeedsNoVault {}
