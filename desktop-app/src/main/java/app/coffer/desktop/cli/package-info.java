/** The coffer command line: parses, calls a use case, prints. It decides nothing. */
@NullMarked
package app.coffer.desktop.cli;

import org.jspecify.annotations.NullMarked;
