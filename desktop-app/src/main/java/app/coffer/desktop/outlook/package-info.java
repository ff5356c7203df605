/**
 * What answers to questions would do to budget, schedules, rules and statements: pure, worked out
 * over the ledger, and nothing is written.
 */
@NullMarked
package app.coffer.desktop.outlook;

import org.jspecify.annotations.NullMarked;
