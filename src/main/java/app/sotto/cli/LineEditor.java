package app.sotto.cli;

import app.sotto.model.Console;
import app.sotto.model.SottoException;
import app.sotto.model.Texts;
import java.util.ArrayList;
import java.util.List;

/** A line editor in memory, in the manner of ed: numbered lines, one edited at a time. Nothing touches the disk. */
final class LineEditor {
    private final Console console;

    LineEditor(Console console) {
        this.console = console;
    }

    /** Lets a person edit a text. @return the edited text, or null when they left without saving */
    String edit(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        List<List<String>> undo = new ArrayList<>();
        print(lines);
        while (true) {
            String command = console.line(Texts.of("editor.prompt"), "");
            if (command == null && !console.interactive()) {
                throw new SottoException.Usage("editor.nobody");
            }
            String typed = command == null ? "q" : command.strip();
            if (typed.equals("s")) {
                return String.join("\n", lines) + "\n";
            }
            if (typed.equals("q")) {
                return null;
            }
            if (typed.equals("u") && !undo.isEmpty()) {
                lines = undo.remove(undo.size() - 1);
                print(lines);
            } else if (typed.matches("[+-]?\\d{1,5}")) {
                List<String> before = List.copyOf(lines);
                change(lines, typed);
                if (!lines.equals(before)) {
                    undo.add(new ArrayList<>(before));
                    print(lines);
                }
            } else {
                print(lines);
            }
        }
    }

    /** {@code 7} edits line 7, {@code +7} adds a line after it, {@code -7} deletes it. */
    private void change(List<String> lines, String typed) {
        int line = Math.abs(Integer.parseInt(typed));
        if (line < 1 || line > lines.size()) {
            console.out().println(Texts.of("editor.noLine", String.valueOf(lines.size())));
            return;
        }
        if (typed.startsWith("-")) {
            lines.remove(line - 1);
            return;
        }
        boolean added = typed.startsWith("+");
        String text = console.line(line + "> ", added ? "" : lines.get(line - 1));
        if (text != null && added) {
            lines.add(line, text);
        } else if (text != null) {
            lines.set(line - 1, text);
        }
    }

    private void print(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            console.out().printf("%4d  %s%n", i + 1, lines.get(i));
        }
        console.out().println(Texts.of("editor.help"));
        console.out().flush();
    }
}
