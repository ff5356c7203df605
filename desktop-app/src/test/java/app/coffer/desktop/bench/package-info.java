/** Measures the real parts against each other; run by {@code ./mvnw -q -Pbench}. */
@NullMarked
package app.coffer.desktop.bench;

import org.jspecify.annotations.NullMarked;
