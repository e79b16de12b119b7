package app.sotto.notes;

import app.sotto.model.RiskFlag.Status;
import app.sotto.model.RiskFlag.Subject;
import app.sotto.model.RiskFlag.Time;
import app.sotto.model.RiskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an answer through its question: "Sometimes, yeah." says nothing, unless one knows what was asked. */
final class RiskAnswers {
    private final RiskRules rules;
    private final List<Question> questions = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    /** What an answer says about a kind. */
    record Reading(RiskKind kind, Status status, Subject subject, Time time) {}

    private enum Form {
        ASK, SAFE, ASSUMES, OPEN, MEANS
    }

    private record Question(RiskKind kind, Form form, Pattern pattern) {}

    private record Answer(Status status, Pattern pattern) {}

    RiskAnswers(RiskRules rules) {
        this.rules = rules;
        for (String line : Resources.lines("risk-questions.txt")) {
            String[] parts = line.split(" ", 3);
            questions.add(new Question(RiskKind.valueOf(parts[0]), Form.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT)), Pattern.compile(parts[2])));
        }
        for (String line : Resources.lines("risk-answers.txt")) {
            String[] parts = line.split(" ", 2);
            answers.add(new Answer(RiskRules.status(parts[0]), Pattern.compile(parts[1])));
        }
    }

    /** What the answer says to the first kind of risk that the question asks about; empty when it asks about none. */
    Optional<Reading> read(String question, String answer) {
        String asked = rules.withoutIdioms(question);
        return questions.stream().filter(q -> q.pattern.matcher(asked).find()).findFirst()
                .flatMap(q -> status(q.form, answer).map(status -> new Reading(q.kind, status, subject(q, question), time(q, question, answer))));
    }

    /** Whether the words name a kind of risk as a question would; for a therapist's reflection. */
    Optional<RiskKind> named(String plain) {
        String text = rules.withoutIdioms(plain);
        return questions.stream().filter(q -> q.form == Form.ASK && q.pattern.matcher(text).find()).map(Question::kind).findFirst();
    }

    private Optional<Status> status(Form form, String answer) {
        if (form == Form.SAFE) {
            return rules.says("unsafe", answer) ? Optional.of(Status.FLAGGED) : rules.says("partly", answer) ? Optional.of(Status.DOUBTFUL)
                    : rules.says("safely", answer) ? Optional.of(Status.DENIED) : Optional.empty();
        }
        Optional<Status> plain = answers.stream().filter(a -> a.pattern.matcher(answer).find()).map(Answer::status).findFirst();
        return switch (form) {
            case ASSUMES -> Optional.of(plain.filter(s -> s == Status.DENIED).orElse(Status.FLAGGED));
            case MEANS -> Optional.of(plain.filter(s -> s == Status.DENIED).orElse(Status.DOUBTFUL));
            case OPEN -> rules.says("used", answer) ? Optional.of(Status.FLAGGED) : Optional.empty();
            default -> Optional.of(plain.orElse(rules.says("affirms", answer) ? Status.FLAGGED : Status.DOUBTFUL));
        };
    }

    private Subject subject(Question question, String text) {
        boolean doneTo = question.kind == RiskKind.PARTNER_VIOLENCE || question.kind == RiskKind.ABUSE_OR_NEGLECT || question.kind == RiskKind.HARM_TO_OTHERS;
        return !doneTo && rules.says("third", text) && !rules.says("your", text) ? Subject.OTHER
                : doneTo && !rules.says("your", text) && rules.says("whoelse", text) ? Subject.OTHER : Subject.SELF;
    }

    private Time time(Question question, String asked, String answer) {
        boolean ever = rules.says("longago", asked) && (question.kind == RiskKind.SUICIDE_ATTEMPT || question.kind == RiskKind.ABUSE_OR_NEGLECT
                || question.kind == RiskKind.PARTNER_VIOLENCE);
        return ever && !rules.says("now", answer) ? Time.PAST : rules.time(answer);
    }
}
