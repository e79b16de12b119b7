package app.sotto;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the picture in {@code src/docs/architecture.md}: who may see whom, and which library belongs where. */
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("app.sotto");

    /** The table, row by row: a package and what it may see besides {@code model} and itself. */
    private static final Map<String, Set<String>> MAY_SEE = new TreeMap<>(Map.of(
            "model", Set.of(),
            "vault", Set.of(),
            "files", Set.of(),
            "desktop", Set.of(),
            "capture", Set.of("vault"),
            "speech", Set.of("vault"),
            "search", Set.of("vault"),
            "notes", Set.of("search", "vault"),
            "practice", Set.of("capture", "speech", "search", "notes", "vault", "files", "desktop"),
            "cli", Set.of("practice")));

    /** A library and the packages that may use it. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "java.sql", Set.of("vault"),
            "javax.crypto", Set.of("vault"),
            "org.bouncycastle", Set.of("vault"),
            "com.google.gson", Set.of("vault", "files", "cli", "eval", "search"),
            "org.apache.lucene", Set.of("search", "vault", "eval"),
            "ai.onnxruntime", Set.of("speech", "search"),
            "javax.sound", Set.of("capture"),
            "java.awt", Set.of("desktop", "files"),
            "javax.swing", Set.of(),
            "java.net", Set.of("desktop"));

    @TestFactory
    Stream<DynamicTest> each_package_sees_only_what_the_table_allows() {
        return MAY_SEE.entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
            assertLooked(row.getKey());
            String[] allowed = Stream.concat(row.getValue().stream(), Stream.of("model", row.getKey()))
                    .map(name -> "app.sotto." + name).toArray(String[]::new);
            DescribedPredicate<JavaClass> forbidden = DescribedPredicate.describe("a class of Sotto outside " + Arrays.toString(allowed),
                    c -> c.getPackageName().startsWith("app.sotto") && Stream.of(allowed).noneMatch(a -> c.getPackageName().equals(a) || c.getPackageName().startsWith(a + ".")));
            ArchRuleDefinition.noClasses().that().resideInAPackage("app.sotto." + row.getKey() + "..").should().dependOnClassesThat(forbidden).check(CLASSES);
        }));
    }

    @TestFactory
    Stream<DynamicTest> each_library_stays_behind_its_door() {
        return LIBRARIES.entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
            assertThat(CLASSES).isNotEmpty();
            String[] doors = row.getValue().stream().map(name -> "app.sotto." + name + "..").toArray(String[]::new);
            DescribedPredicate<JavaClass> outside = DescribedPredicate.describe("outside " + row.getValue(),
                    c -> row.getValue().stream().noneMatch(name -> c.getPackageName().startsWith("app.sotto." + name)));
            ArchRuleDefinition.noClasses().that(outside).should()
                    .dependOnClassesThat(DescribedPredicate.describe("are of " + row.getKey(), c -> c.getPackageName().startsWith(row.getKey())
                            && !c.getName().equals("java.net.URI")))
                    .as("only " + List.of(doors) + " may use " + row.getKey()).check(CLASSES);
        }));
    }

    @Test
    void the_model_needs_the_jdk_only() {
        assertLooked("model");
        ArchRuleDefinition.classes().that().resideInAPackage("app.sotto.model..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "app.sotto.model..").check(CLASSES);
    }

    @Test
    void packages_form_no_cycle() {
        assertThat(CLASSES).isNotEmpty();
        SlicesRuleDefinition.slices().matching("app.sotto.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothing_depends_on_the_root_classes() {
        assertThat(CLASSES.stream().filter(c -> c.getPackageName().equals("app.sotto"))).isNotEmpty();
        ArchRuleDefinition.noClasses().that().resideOutsideOfPackage("app.sotto").should().dependOnClassesThat().resideInAPackage("app.sotto").check(CLASSES);
    }

    @Test
    void only_the_terminal_faces_print() {
        assertThat(CLASSES).isNotEmpty();
        ArchRuleDefinition.noClasses().that().resideOutsideOfPackages("app.sotto", "app.sotto.cli..", "app.sotto.eval..")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err").check(CLASSES);
    }

    @Test
    void nothing_is_java_serialised_or_named_for_what_it_is_not() {
        assertThat(CLASSES).isNotEmpty();
        ArchRuleDefinition.noClasses().should().dependOnClassesThat().haveNameMatching("java\\.io\\.Object(In|Out)putStream").check(CLASSES);
        ArchRuleDefinition.noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?)").check(CLASSES);
    }

    private static void assertLooked(String name) {
        Set<String> seen = CLASSES.stream().map(JavaClass::getPackageName).filter(p -> p.startsWith("app.sotto." + name)).collect(Collectors.toSet());
        assertThat(seen).as("classes of app.sotto." + name).isNotEmpty();
    }
}
