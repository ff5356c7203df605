/** Open questions, and a person's answers to them. */
@NullMarked
package app.coffer.desktop.conflict;

import org.jspecify.annotations.NullMarked;
