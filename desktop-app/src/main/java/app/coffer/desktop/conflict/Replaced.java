package app.coffer.desktop.conflict;

import app.coffer.desktop.change.Change;

/**
 * A record's content that would take the place of another.
 *
 * @param now what is shown; counts as nothing where it is a removal
 */
public record Replaced(Change now, Change then) {}
