package app.sotto.model;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A passage that answers a search.
 *
 * @param session where it was said
 * @param date the session's date
 * @param turn number of the turn in the transcript, from 1; 0 for a statement of the session's note
 * @param statement id of the note's statement; empty for a turn
 * @param speaker who said it; null for a note
 * @param start seconds from the session's start
 * @param text the exact words
 * @param score for ordering only, higher first
 * @param why {@code words}, {@code meaning}, or {@code words, meaning}
 */
public record Hit(UUID chart, UUID session, LocalDate date, int turn, String statement, Speaker speaker, double start, String text,
        double score, String why) {}
