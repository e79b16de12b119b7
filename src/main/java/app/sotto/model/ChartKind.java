package app.sotto.model;

/** Whom a chart is for. */
public enum ChartKind {
    INDIVIDUAL, COUPLE, FAMILY, GROUP
}
