/**
 * From a transcript to a note: statements with evidence, the risk ledger, and the formats that lay them out. What is known
 * about language (cue words, prototype sentences, irregular verbs) lies in readable files beside the texts.
 */
package app.sotto.notes;
