package app.sotto.notes;

import app.sotto.model.Draft;
import app.sotto.model.Engine;
import app.sotto.model.NoteDrafter;
import app.sotto.model.Progress;
import app.sotto.model.RiskLedger;
import app.sotto.model.Role;
import app.sotto.model.SottoException;
import app.sotto.model.Statement;
import app.sotto.model.Transcript;
import app.sotto.search.Embedder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The drafter that comes with Sotto: no language model, but rules and sentence embeddings. It reads the session as a conversation,
 * writes everything that a note could hold as short statements made of the words that were said, drops what does not hold against
 * its evidence, and chooses. Threads may share it.
 */
public final class EmbeddedDrafter implements NoteDrafter {
    private static final Engine ENGINE = new Engine("Sotto embedded drafter", "1");
    private static final int FEWEST_WORDS = 40;
    private final Embedder embedder;
    private final RiskReader risk;
    private final KindReader kinds;

    /** Cheap; models are read when the first transcript is drafted from. */
    public EmbeddedDrafter(Embedder embedder) {
        this.embedder = embedder;
        this.risk = new RiskReader(embedder);
        this.kinds = new KindReader(embedder);
    }

    @Override
    public Draft draft(Transcript transcript, String pronouns, Progress progress) {
        Conversation conversation = new Conversation(transcript);
        check(conversation);
        progress.check();
        RiskLedger ledger = risk.read(transcript);
        progress.share(0.3);
        List<Candidate> candidates = new ArrayList<>(candidates(conversation, Pronouns.of(pronouns), progress));
        candidates.removeIf(candidate -> !Faithfulness.holds(candidate.text(), candidate.evidence()));
        candidates.addAll(RiskStatements.of(ledger, embedder));
        List<Candidate> chosen = new ArrayList<>(Selection.choose(candidates));
        chosen.sort(Comparator.comparing(Candidate::kind).thenComparing(candidate -> -candidate.score()));
        progress.share(1);
        return new Draft(statements(chosen), ledger, ENGINE);
    }

    @Override
    public Engine engine() {
        return ENGINE;
    }

    /** @throws SottoException.BadInput when there is no conversation to draft from */
    private static void check(Conversation conversation) {
        Set<Role> roles = conversation.utterances().stream().map(utterance -> utterance.speaker().role()).collect(Collectors.toCollection(TreeSet::new));
        int words = conversation.utterances().stream().mapToInt(utterance -> utterance.words().size()).sum();
        if (words < FEWEST_WORDS) {
            throw new SottoException.BadInput("notes.tooLittle", words);
        }
        if (conversation.utterances().stream().map(Utterance::speaker).distinct().count() < 2) {
            throw new SottoException.BadInput("notes.noConversation");
        }
        if (!roles.contains(Role.THERAPIST)) {
            throw new SottoException.BadInput("notes.noTherapist");
        }
    }

    private List<Candidate> candidates(Conversation conversation, Pronouns client, Progress progress) {
        List<Utterance> utterances = conversation.utterances().stream().filter(utterance -> utterance.words().size() > 1 || utterance.first()).toList();
        List<float[]> vectors = embedder.passages(utterances.stream().map(Utterance::text).toList());
        progress.share(0.8);
        progress.check();
        Salience salience = new Salience(vectors);
        Narrator narrator = new Narrator(new Grammar(), client);
        TherapistVoice therapist = new TherapistVoice(narrator, conversation);
        ClientStatements said = new ClientStatements(conversation, new ClientVoice(narrator), new Scales(client), kinds, salience);
        List<Candidate> out = new ArrayList<>();
        List<Interventions.Part> parts = new ArrayList<>();
        for (int i = 0; i < utterances.size(); i++) {
            Utterance utterance = utterances.get(i);
            float[] vector = vectors.get(i);
            if (utterance.therapist()) {
                double weight = salience.of(utterance, vector);
                therapist.write(utterance).ifPresent(written -> parts.add(new Interventions.Part(written, weight, vector)));
                therapist.agreed(utterance).ifPresent(written -> out.add(agreed(written, weight, vector, utterance)));
            } else {
                out.addAll(said.of(utterance, vector));
            }
        }
        out.addAll(Interventions.of(parts));
        return out;
    }

    private Candidate agreed(TherapistVoice.Written written, double weight, float[] vector, Utterance utterance) {
        KindReader.Reading reading = kinds.read(Plain.of(utterance.plain()), vector);
        return new Candidate(reading.kind(), written.text(), written.evidence(), 3.2 + weight + 0.2 * Math.min(reading.score(), 5), "client assented, " + reading.why(), vector);
    }

    private static List<Statement> statements(List<Candidate> chosen) {
        List<Statement> out = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (Candidate c : chosen) {
            String span = c.evidence().stream().map(e -> e.firstToken() + "-" + e.lastToken()).collect(Collectors.joining(","));
            String id = Ids.of(c.kind().name(), span);
            for (int round = 2; !ids.add(id); round++) {
                id = Ids.of(c.kind().name(), span, Integer.toString(round));
            }
            out.add(new Statement(id, c.kind(), c.text(), c.evidence(), app.sotto.model.Origin.DRAFTED, c.why(), Doubt.about(c.kind(), c.evidence()), false));
        }
        return out;
    }
}
