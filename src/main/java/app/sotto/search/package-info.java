/** Words and meaning: which passage of which session answers a question. Nothing here opens a socket. */
package app.sotto.search;
