package app.sotto.model;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a terminal command reads, prints and asks: this process's own streams, or those of another process that handed
 * its command over. One command's thread.
 */
public interface Console {
    InputStream in();

    PrintStream out();

    /** For progress and failures. */
    PrintStream err();

    /** The folder against which relative file names are read. */
    Path folder();

    /** Whether a person sits in front of it, so that progress may be drawn in place and questions asked. */
    boolean interactive();

    /**
     * Asks for something that must not be shown.
     *
     * @return what was typed, to be wiped by the caller; null when nobody can be asked
     */
    char[] secret(String prompt);

    /** Asks for a line that begins as {@code initial} and can be edited; null when nobody can be asked, or they pressed Ctrl+C or Ctrl+D. */
    String line(String prompt, String initial);

    /** Sets what Ctrl+C does from now on; the default is nothing. */
    void onInterrupt(Runnable action);
}
