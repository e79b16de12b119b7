package app.sotto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    /** A key as it stands in the code: a whole one, or the beginning that an enum's name or a word is added to. */
    private static final Pattern KEY = Pattern.compile("(?:Texts\\.of\\(|SottoException\\.\\w+\\((?:\\w+, )?)\"([\\w.]+)\"( \\+)?");

    private static Set<String> keys() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = TextsTest.class.getResourceAsStream("texts.properties"); Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames();
    }

    @Test
    void every_text_that_the_code_names_is_in_the_bundle() throws IOException {
        Set<String> keys = keys();
        Set<String> missing = new TreeSet<>();
        int named = 0;
        for (Path file : sources()) {
            Matcher use = KEY.matcher(Files.readString(file));
            while (use.find()) {
                named++;
                String key = use.group(1);
                boolean there = use.group(2) == null ? keys.contains(key) : keys.stream().anyMatch(k -> k.startsWith(key));
                if (!there) {
                    missing.add(key + " in " + file.getFileName());
                }
            }
        }
        assertThat(named).isGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    @Test
    void no_key_is_written_twice_or_with_a_blank_in_it() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/resources/app/sotto/texts.properties")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && line.contains("=")).map(line -> line.substring(0, line.indexOf('='))).toList();
        assertThat(lines).doesNotHaveDuplicates().allMatch(key -> key.matches("[\\w.-]+"));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
