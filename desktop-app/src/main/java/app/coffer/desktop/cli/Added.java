package app.coffer.desktop.cli;

/** What was made, as {@code --json} prints it. */
record Added(String id) {}
