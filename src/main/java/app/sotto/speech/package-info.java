/**
 * From sound to words on the device: where somebody speaks ({@link app.sotto.speech.VoiceActivity}), which voice it is
 * ({@link app.sotto.speech.Diarizer}), what is said ({@link app.sotto.speech.Moonshine}), turns of it
 * ({@link app.sotto.speech.TurnBuilder}), and who is the therapist ({@link app.sotto.speech.TherapistGuess}).
 */
package app.sotto.speech;
