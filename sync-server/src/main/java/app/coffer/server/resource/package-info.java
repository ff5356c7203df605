/** One Jakarta REST resource per noun: HTTP to one call and back. Never decides anything. */
@NullMarked
package app.coffer.server.resource;

import org.jspecify.annotations.NullMarked;
