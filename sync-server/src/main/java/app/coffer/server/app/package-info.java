/**
 * The program: command line, configuration, wiring, health, start and graceful stop. May use
 * everything.
 */
@NullMarked
package app.coffer.server.app;

import org.jspecify.annotations.NullMarked;
