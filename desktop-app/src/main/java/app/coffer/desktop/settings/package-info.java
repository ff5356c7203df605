/** This device's own preferences; never synced. */
@NullMarked
package app.coffer.desktop.settings;

import org.jspecify.annotations.NullMarked;
