/** Reports: figures as charts and tables, what is behind them, saving, printing, exporting. */
@NullMarked
package app.coffer.desktop.ui.reports;

import org.jspecify.annotations.NullMarked;
