package app.sotto.eval;

import app.sotto.model.Role;
import app.sotto.model.SearchQuery;
import app.sotto.model.Session;
import app.sotto.model.Speaker;
import app.sotto.model.Token;
import app.sotto.model.Transcript;
import app.sotto.model.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Labelled material for search: sessions and questions, read from the folder's TSV files as its README defines them. */
record SearchSet(List<Labelled> sessions, List<Query> queries) {
    private static final Pattern RANGE = Pattern.compile("\\s*\\b(from|to):(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern RELEVANT = Pattern.compile("(\\S+)#(\\d+)=([12])");

    /** @param path as {@code client-a/2026-02-10} */
    record Labelled(String path, Session session, Transcript transcript) {}

    /**
     * @param grades of the turns that answer, by {@code client-a/2026-02-10#turn} with turns from 0; empty when none does
     */
    record Query(String id, String kind, SearchQuery query, Map<String, Integer> grades) {}

    static UUID chart(String client) {
        return UUID.nameUUIDFromBytes(client.getBytes(StandardCharsets.UTF_8));
    }

    static SearchSet read(Path folder) throws IOException {
        List<Labelled> sessions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("transcripts"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
                sessions.add(session(file));
            }
        }
        List<UUID> charts = sessions.stream().map(session -> session.session().chart()).distinct().toList();
        List<Query> queries = new ArrayList<>();
        for (String line : rows(folder.resolve("queries.tsv"))) {
            queries.add(query(line.split("\t", -1), charts));
        }
        return new SearchSet(sessions, queries);
    }

    private static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size()).stream().filter(line -> !line.isBlank()).toList();
    }

    private static Labelled session(Path file) throws IOException {
        String client = file.getParent().getFileName().toString();
        String date = file.getFileName().toString().replace(".tsv", "");
        List<Turn> turns = new ArrayList<>();
        int token = 0;
        double end = 0;
        for (String line : rows(file)) {
            String[] cells = line.split("\t", -1);
            end = Double.parseDouble(cells[2]);
            List<Token> tokens = new ArrayList<>();
            for (String word : cells[3].split(" ")) {
                tokens.add(new Token(token++, end, end, word, 1));
            }
            Speaker speaker = Speaker.parse(cells[1]);
            turns.add(new Turn(Integer.parseInt(cells[0]) + 1, speaker.equals(Speaker.THERAPIST) ? 0 : 1, speaker, tokens, Turn.ENGLISH));
        }
        Session session = new Session(UUID.nameUUIDFromBytes((client + "/" + date).getBytes(StandardCharsets.UTF_8)), chart(client),
                LocalDate.parse(date).atTime(10, 0).atZone(ZoneOffset.UTC), end, "in person", Session.Source.TRANSCRIPT_FILE, "");
        return new Labelled(client + "/" + date, session, new Transcript(turns));
    }

    private static Query query(String[] cells, List<UUID> charts) {
        Map<String, LocalDate> range = new HashMap<>();
        RANGE.matcher(cells[4]).results().forEach(part -> range.put(part.group(1), LocalDate.parse(part.group(2))));
        Map<String, Integer> grades = new HashMap<>();
        Matcher relevant = RELEVANT.matcher(cells.length > 5 ? cells[5] : "");
        while (relevant.find()) {
            grades.put(relevant.group(1) + "#" + relevant.group(2), Integer.parseInt(relevant.group(3)));
        }
        Role role = Arrays.stream(Role.values()).filter(one -> one.name().equalsIgnoreCase(cells[3])).findFirst().orElse(null);
        return new Query(cells[0], cells[1], new SearchQuery(RANGE.matcher(cells[4]).replaceAll("").strip(),
                cells[2].equals("*") ? charts : List.of(chart(cells[2])), role, range.get("from"), range.get("to"), 10), grades);
    }
}
