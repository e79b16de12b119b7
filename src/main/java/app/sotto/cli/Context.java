package app.sotto.cli;

import app.sotto.model.Console;
import app.sotto.practice.Practice;
import app.sotto.practice.Vaults;
import java.nio.file.Path;

/**
 * What a command works with.
 *
 * @param console where it reads and prints
 * @param home the vault's folder
 * @param vaults for the commands that make a vault
 * @param practice the unlocked vault; null for commands that need none
 */
record Context(Console console, Path home, Vaults vaults, Practice practice) {}
