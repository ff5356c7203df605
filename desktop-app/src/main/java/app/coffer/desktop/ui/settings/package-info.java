/** Settings: sync, devices, appearance; and faults of sync in words. */
@NullMarked
package app.coffer.desktop.ui.settings;

import org.jspecify.annotations.NullMarked;
