/** Sound in and out: files, microphone, playback. Everything leaves here as mono, 16 bit, 16,000 samples a second. */
package app.sotto.capture;
