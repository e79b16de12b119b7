/** Readers and writers of other people's formats: transcripts in, exports out. */
package app.sotto.files;
