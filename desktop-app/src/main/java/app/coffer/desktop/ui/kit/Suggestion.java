package app.coffer.desktop.ui.kit;

/**
 * One choice of a {@link SuggestField}.
 *
 * @param text what the field will say
 * @param hint what is said beside it, or empty
 */
public record Suggestion<T>(T value, String text, String hint) {}
