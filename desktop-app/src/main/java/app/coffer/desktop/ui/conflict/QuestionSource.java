package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.outlook.Outlook;
import app.coffer.wire.id.RecordId;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What the list of questions is read from.
 *
 * @param files how many files are attached to a transaction
 */
record QuestionSource(
    ConflictInbox inbox,
    RecordQuestions wholes,
    ConflictLog log,
    LedgerReader ledger,
    Outlook outlook,
    ToIntFunction<RecordId> files,
    Supplier<Checked> checked) {}
