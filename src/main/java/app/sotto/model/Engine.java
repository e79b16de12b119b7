package app.sotto.model;

/** What made a result: kept with it, shown in the note's footer, part of its fingerprint. */
public record Engine(String name, String version) {
    @Override
    public String toString() {
        return name + " " + version;
    }
}
