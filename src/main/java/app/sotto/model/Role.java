package app.sotto.model;

/** What somebody heard in a session is to it. */
public enum Role {
    THERAPIST, CLIENT, OTHER
}
