package app.sotto.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.model.Chart;
import app.sotto.model.ChartKind;
import app.sotto.model.Consent;
import app.sotto.model.Consent.How;
import app.sotto.model.Consent.ParticipantRole;
import app.sotto.model.Person;
import app.sotto.model.Purpose;
import app.sotto.model.SottoException;
import app.sotto.practice.Consents.Standing;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentsTest {
    @TempDir
    private static Path home;
    private static TestPractice vault;
    private Consents consents;
    private Clients clients;

    @BeforeAll
    static void open() {
        vault = new TestPractice(home);
    }

    @AfterAll
    static void close() {
        vault.close();
    }

    @BeforeEach
    void begin() {
        vault.today(TestPractice.TODAY);
        consents = vault.practice().consents();
        clients = vault.practice().clients();
        consents.soundDays(14);
    }

    private Chart chart(String name, Person... persons) {
        return clients.add(persons.length > 1 ? ChartKind.COUPLE : ChartKind.INDIVIDUAL, name, "", "", "", List.of(persons));
    }

    private Consent give(Chart chart, Person person, ParticipantRole role, Purpose purpose) {
        return consents.give(chart, person, role, purpose, How.PAPER, TestPractice.TODAY, "", null);
    }

    @Test
    void without_consent_the_message_says_whose_and_for_what() {
        Chart chart = chart("Ada Nolan");
        assertThatThrownBy(() -> consents.require(chart, Purpose.RECORD)).isInstanceOf(SottoException.ConsentMissing.class)
                .satisfies(e -> assertThat(((SottoException) e).userText()).contains("Ada Nolan", "recording", "none on file"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Ada"));
    }

    @Test
    void consent_to_one_purpose_is_not_consent_to_another() {
        Chart chart = chart("Ben Ott");
        give(chart, clients.persons(chart).get(0), ParticipantRole.CLIENT, Purpose.RECORD);
        assertThat(consents.holds(chart, Purpose.RECORD)).isTrue();
        assertThat(consents.holds(chart, Purpose.MEMORY)).isFalse();
    }

    @Test
    void everybody_in_a_couple_must_consent() {
        Chart chart = chart("Ott couple", clients.person("Cleo", null), clients.person("Dan", null));
        give(chart, clients.person(chart, "Cleo"), ParticipantRole.CLIENT, Purpose.RECORD);
        assertThatThrownBy(() -> consents.require(chart, Purpose.RECORD))
                .satisfies(e -> assertThat(((SottoException) e).userText()).contains("Dan").doesNotContain("Cleo"));
        give(chart, clients.person(chart, "Dan"), ParticipantRole.PARTNER, Purpose.RECORD);
        consents.require(chart, Purpose.RECORD);
    }

    @Test
    void a_revoked_consent_no_longer_holds_and_its_history_is_kept() {
        Chart chart = chart("Eve Park");
        Person eve = clients.persons(chart).get(0);
        give(chart, eve, ParticipantRole.CLIENT, Purpose.RECORD);
        consents.revoke(chart, eve, Purpose.RECORD);
        assertThat(consents.holds(chart, Purpose.RECORD)).isFalse();
        assertThat(consents.of(chart)).singleElement().satisfies(c -> assertThat(consents.standing(c)).isEqualTo(Standing.REVOKED));
        give(chart, eve, ParticipantRole.CLIENT, Purpose.RECORD);
        assertThat(consents.holds(chart, Purpose.RECORD)).isTrue();
    }

    @Test
    void a_minor_needs_a_guardian_whose_consent_ends_before_the_eighteenth_birthday() {
        Chart chart = chart("Finn Quist", clients.person("Finn Quist", LocalDate.of(2010, 5, 3)));
        Person finn = clients.persons(chart).get(0);
        give(chart, finn, ParticipantRole.MINOR, Purpose.RECORD);
        assertThat(consents.holds(chart, Purpose.RECORD)).as("the minor's own assent does not suffice").isFalse();
        Consent guardian = consents.give(chart, finn, ParticipantRole.GUARDIAN, Purpose.RECORD, How.PAPER, TestPractice.TODAY, "Gia Quist", null);
        assertThat(consents.holds(chart, Purpose.RECORD)).isTrue();
        assertThat(guardian.expires()).isEqualTo(LocalDate.of(2028, 5, 2));
        vault.today(LocalDate.of(2028, 5, 2));
        assertThat(consents.holds(chart, Purpose.RECORD)).isTrue();
        vault.today(LocalDate.of(2028, 5, 3));
        assertThat(consents.holds(chart, Purpose.RECORD)).as("grown up: an own consent is needed").isFalse();
    }

    @Test
    void a_guardian_cannot_consent_while_no_birthday_is_on_file() {
        Chart chart = chart("Hal Rune");
        assertThatThrownBy(() -> give(chart, clients.persons(chart).get(0), ParticipantRole.GUARDIAN, Purpose.RECORD))
                .isInstanceOf(SottoException.BadInput.class);
    }

    @Test
    void a_guest_consents_for_the_day_only() {
        Chart chart = chart("Ida Sand");
        give(chart, clients.persons(chart).get(0), ParticipantRole.GUEST, Purpose.RECORD);
        assertThat(consents.holds(chart, Purpose.RECORD)).isTrue();
        vault.today(TestPractice.TODAY.plusDays(1));
        assertThat(consents.holds(chart, Purpose.RECORD)).isFalse();
    }

    @Test
    void a_setting_that_widens_what_was_signed_makes_the_consent_outdated_and_a_narrower_one_does_not() {
        Chart chart = chart("Jon Tate");
        give(chart, clients.persons(chart).get(0), ParticipantRole.CLIENT, Purpose.RECORD);
        consents.soundDays(7);
        assertThat(consents.holds(chart, Purpose.RECORD)).isTrue();
        consents.soundDays(30);
        assertThatThrownBy(() -> consents.require(chart, Purpose.RECORD))
                .satisfies(e -> assertThat(((SottoException) e).userText()).contains("beyond what was signed"));
        assertThat(ConsentForm.text(chart, consents.terms())).contains("Jon Tate", "30 days", "Template");
    }

    @Test
    void a_consent_from_the_future_is_refused() {
        Chart chart = chart("Kim Ullman");
        assertThatThrownBy(() -> consents.give(chart, clients.persons(chart).get(0), ParticipantRole.CLIENT, Purpose.RECORD, How.PAPER,
                TestPractice.TODAY.plusDays(1), "", null)).isInstanceOf(SottoException.BadInput.class);
    }

    @Test
    void names_may_be_in_any_script_but_not_endless() {
        assertThat(clients.find(chart("🦊 ליאור كريم").name()).name()).isEqualTo("🦊 ליאור كريم");
        assertThatThrownBy(() -> chart("x".repeat(10_000))).isInstanceOf(SottoException.BadInput.class);
        assertThatThrownBy(() -> chart("two\nlines")).isInstanceOf(SottoException.BadInput.class);
        assertThatThrownBy(() -> chart("   ")).isInstanceOf(SottoException.BadInput.class);
    }

    @Test
    void clients_are_found_by_name_initials_reference_and_id_and_never_guessed_among_several() {
        Chart one = clients.add(ChartKind.INDIVIDUAL, "Lea Vogt", "", "", "EHR-77", List.of());
        clients.add(ChartKind.INDIVIDUAL, "Lea Winter", "", "", "", List.of());
        assertThat(one.initials()).isEqualTo("L. V.");
        for (String named : List.of("lea vogt", "lv", "EHR-77", one.id().toString().substring(0, 8), "lea v")) {
            assertThat(clients.find(named)).as(named).isEqualTo(one);
        }
        assertThatThrownBy(() -> clients.find("lea")).isInstanceOf(SottoException.Usage.class);
        assertThatThrownBy(() -> clients.find("nobody")).isInstanceOf(SottoException.Usage.class);
    }
}
