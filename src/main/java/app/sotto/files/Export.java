package app.sotto.files;

import app.sotto.model.Texts;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Optional;

/** A session as text that leaves the vault: the transcript, where given with its note (already laid out as text) before it. */
public final class Export {
    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Export() {}

    /** {@code [mm:ss] speaker: words}, a turn a line; {@link TranscriptFile} reads it back. */
    public static String text(Transcript transcript, Optional<String> note) {
        StringBuilder out = new StringBuilder();
        note.ifPresent(text -> out.append(text.strip()).append("\n\n"));
        for (Turn turn : transcript.turns()) {
            out.append('[').append(Clock.text(turn.start())).append("] ").append(turn.speaker().label()).append(": ").append(turn.text()).append('\n');
        }
        return out.toString();
    }

    /** Markdown: the note as it is, then the turns as paragraphs with their speaker in bold. */
    public static String markdown(Transcript transcript, Optional<String> note) {
        StringBuilder out = new StringBuilder();
        note.ifPresent(text -> out.append(text.strip()).append("\n\n"));
        out.append("## ").append(Texts.of("files.transcript")).append("\n\n");
        for (Turn turn : transcript.turns()) {
            out.append("**").append(turn.speaker().label()).append("** (").append(Clock.text(turn.start())).append("): ")
                    .append(escaped(turn.text())).append("\n\n");
        }
        return out.toString();
    }

    /** Characters that Markdown would take as markup, made plain. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|~])", "\\\\$1");
    }

    /** One object: {@code turns} with {@code turn, speaker, start, end} (seconds), {@code confidence, language, text}, and {@code note} where given. */
    public static String json(Transcript transcript, Optional<String> note) {
        List<JsonTurn> turns = transcript.turns().stream().map(turn -> new JsonTurn(turn.number(), turn.speaker().label(), rounded(turn.start()),
                rounded(turn.end()), rounded(turn.confidence()), turn.language(), turn.text())).toList();
        return JSON.toJson(new JsonSession(note.orElse(null), turns)) + "\n";
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** WebVTT, one cue a turn with its speaker as voice; {@link TranscriptFile} reads it back. */
    public static String vtt(Transcript transcript) {
        StringBuilder out = new StringBuilder("WEBVTT\n");
        for (Turn turn : transcript.turns()) {
            out.append('\n').append(turn.number()).append('\n').append(Clock.exact(turn.start())).append(" --> ").append(Clock.exact(turn.end()))
                    .append("\n<v ").append(turn.speaker().label()).append('>')
                    .append(turn.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")).append("</v>\n");
        }
        return out.toString();
    }

    private record JsonSession(String note, List<JsonTurn> turns) {}

    private record JsonTurn(int turn, String speaker, double start, double end, double confidence, String language, String text) {}
}
