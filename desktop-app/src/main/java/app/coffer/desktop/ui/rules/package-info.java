/** The page of rules: their order, an editor with a preview, and proposals. */
@NullMarked
package app.coffer.desktop.ui.rules;

import org.jspecify.annotations.NullMarked;
