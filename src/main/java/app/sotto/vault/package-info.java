/**
 * Everything at rest: the keys, sealed rows in SQLite, sealed recordings, sealed index files, the audit log and erasing.
 * {@link app.sotto.vault.Vault} is the door. The formats are described byte by byte in {@code src/docs/formats.md}.
 */
package app.sotto.vault;
