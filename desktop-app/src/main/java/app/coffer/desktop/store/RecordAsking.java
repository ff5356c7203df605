package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ACCOUNT;
import static app.coffer.desktop.store.db.Tables.LEG;
import static app.coffer.desktop.store.db.Tables.REVISION;
import static app.coffer.desktop.store.db.Tables.SCHEDULE;
import static app.coffer.desktop.store.db.Tables.SCHEDULE_REFERENCE;
import static app.coffer.desktop.store.db.Tables.TX;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestion.Act;
import app.coffer.desktop.conflict.RecordQuestion.Cause;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.conflict.RecordQuestion.Uses;
import app.coffer.desktop.conflict.RecordQuestions.Target;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.sync.BroughtBack;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.desktop.sync.Standing;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Words the questions about whole records from the revisions and the ledger's tables. */
final class RecordAsking {
  /** As many names are said; more are just counted. */
  private static final int LOOKED_AT = 200;

  private final DSLContext sql;
  private final RecordProjection projection;
  private final DeviceId self;
  private final Map<DeviceId, String> names;

  RecordAsking(DSLContext sql, RecordProjection projection, DeviceId self) {
    this.sql = sql;
    this.projection = projection;
    this.self = self;
    this.names = LogRows.deviceNames(sql);
  }

  List<RecordQuestion> all() {
    var questions = new ArrayList<RecordQuestion>();
    RecordFinding.cameBack(sql).forEach(record -> cameBack(record).ifPresent(questions::add));
    RecordFinding.twice(sql).forEach(pair -> twice(pair).ifPresent(questions::add));
    questions.sort(
        Comparator.comparing(RecordQuestion::cause)
            .thenComparing(RecordQuestion::name)
            .thenComparing(RecordQuestion::record));
    return questions;
  }

  Optional<RecordQuestion> again(RecordQuestion question) {
    return switch (question.cause()) {
      case CAME_BACK ->
          RecordFinding.cameBack(sql).contains(question.record())
              ? cameBack(question.record())
              : Optional.empty();
      case TWICE ->
          RecordFinding.twice(sql).stream()
              .filter(pair -> pair.goes().equals(question.record()))
              .findFirst()
              .flatMap(this::twice);
    };
  }

  private Optional<RecordQuestion> cameBack(RecordId record) {
    List<Revision> revisions = LogRows.revisions(sql, record);
    Optional<Revision> removal = BroughtBack.removal(revisions, Standing.of(revisions).heads());
    Optional<Change> shown = live(record);
    if (removal.isEmpty() || shown.isEmpty()) {
      return Optional.empty();
    }
    Entity entity = shown.get().entity();
    Uses uses = References.to(sql, entity, record);
    boolean reconciled = reconciled(entity, record);
    var options = new ArrayList<>(List.of(Option.RESTORE));
    if (!reconciled) {
      options.add(Option.MOVE);
      if (entity.equals(Entity.ACCOUNT)) {
        options.add(Option.REMOVE_ALL);
      }
    }
    return Optional.of(
        new RecordQuestion(
            record,
            entity,
            name(shown.get()),
            Cause.CAME_BACK,
            null,
            List.of(act(removal.get())),
            uses,
            users(uses),
            reconciled,
            options));
  }

  private Optional<RecordQuestion> twice(RecordFinding.Pair pair) {
    Optional<Change> goes = live(pair.goes());
    Optional<Change> stays = live(pair.stays());
    if (goes.isEmpty() || stays.isEmpty()) {
      return Optional.empty();
    }
    Uses uses = References.to(sql, pair.entity(), pair.goes());
    boolean reconciled = reconciled(pair.entity(), pair.goes());
    boolean apart =
        pair.entity().equals(Entity.TRANSACTION) && reconciled
            || pair.entity().equals(Entity.ACCOUNT)
                && (reconciled
                    || !accountTargets(pair.goes()).contains(pair.stays())
                    || !new Content(goes.get()).amount().equals(new Content(stays.get()).amount()));
    return Optional.of(
        new RecordQuestion(
            pair.goes(),
            pair.entity(),
            pair.entity().equals(Entity.TRANSACTION) ? said(goes.get()) : name(goes.get()),
            Cause.TWICE,
            pair.stays(),
            List.of(added(stays.get()), added(goes.get())),
            uses,
            users(uses),
            reconciled,
            apart ? List.of(Option.KEEP_BOTH) : List.of(Option.JOIN, Option.KEEP_BOTH)));
  }

  List<Target> targets(RecordQuestion question) {
    Map<RecordId, String> all = LiveNames.of(sql, question.entity());
    Set<RecordId> fitting =
        question.entity().equals(Entity.ACCOUNT) ? accountTargets(question.record()) : all.keySet();
    return all.entrySet().stream()
        .filter(
            entry -> !entry.getKey().equals(question.record()) && fitting.contains(entry.getKey()))
        .map(entry -> new Target(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing(Target::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Target::record))
        .toList();
  }

  /** Whether there are accounts that only a transfer keeps from becoming one with this one. */
  boolean keptApart(RecordQuestion question) {
    if (!question.entity().equals(Entity.ACCOUNT) || question.reconciled()) {
      return false;
    }
    Set<RecordId> apart = fitting(question.record());
    apart.retainAll(partners(question.record()));
    return question.stays().map(apart::contains).orElse(!apart.isEmpty());
  }

  /** Open ones in the same currency, between which and this one there is no transfer. */
  private Set<RecordId> accountTargets(RecordId account) {
    Set<RecordId> targets = fitting(account);
    targets.removeAll(partners(account));
    return targets;
  }

  /**
   * Those to or from which something goes, or is to go. Two parts of one split that go to either
   * are none: in one account they stay two parts.
   */
  private Set<RecordId> partners(RecordId account) {
    var from = LEG.as("from_leg");
    var to = LEG.as("to_leg");
    var partners =
        new HashSet<>(
            sql.selectDistinct(to.ACCOUNT_ID)
                .from(from)
                .join(TX)
                .on(TX.ID.eq(from.TX))
                .join(to)
                .on(to.TX.eq(from.TX))
                .where(
                    from.ACCOUNT_ID.eq(account),
                    TX.ACCOUNT_ID.eq(account).or(TX.ACCOUNT_ID.eq(to.ACCOUNT_ID)))
                .fetch(to.ACCOUNT_ID));
    partners.addAll(
        sql.selectDistinct(SCHEDULE_REFERENCE.TARGET_ID)
            .from(SCHEDULE_REFERENCE)
            .join(SCHEDULE)
            .on(SCHEDULE.ID.eq(SCHEDULE_REFERENCE.SCHEDULE))
            .where(
                SCHEDULE.REMOVED.isFalse(),
                SCHEDULE.ID.in(
                    sql.select(SCHEDULE_REFERENCE.SCHEDULE)
                        .from(SCHEDULE_REFERENCE)
                        .where(SCHEDULE_REFERENCE.TARGET_ID.eq(account))))
            .fetch(SCHEDULE_REFERENCE.TARGET_ID));
    partners.remove(account);
    return partners;
  }

  private Set<RecordId> fitting(RecordId account) {
    var currency = sql.select(ACCOUNT.CURRENCY).from(ACCOUNT).where(ACCOUNT.RECORD_ID.eq(account));
    return new HashSet<>(
        sql.select(ACCOUNT.RECORD_ID)
            .from(ACCOUNT)
            .where(
                ACCOUNT.REMOVED.isFalse(),
                ACCOUNT.CLOSED.isFalse(),
                ACCOUNT.RECORD_ID.ne(account),
                ACCOUNT.CURRENCY.eq(currency))
            .fetch(ACCOUNT.RECORD_ID));
  }

  /** A transaction by its payee, day and amount. */
  private String said(Change change) {
    Content content = new Content(change);
    String payee =
        content
            .id(RecordFields.OfTransaction.PAYEE)
            .map(id -> LiveNames.of(sql, Entity.PAYEE).getOrDefault(id, ""))
            .orElse("");
    return Stream.of(
            payee,
            content.date().map(LocalDate::toString).orElse(""),
            content.amount().map(Money::decimal).orElse(""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private boolean reconciled(Entity entity, RecordId record) {
    if (entity.equals(Entity.TRANSACTION)) {
      return sql.fetchExists(
          TX, TX.RECORD_ID.eq(record), TX.STATUS.eq(Clearing.RECONCILED.ordinal()));
    }
    return entity.equals(Entity.ACCOUNT)
        && sql.fetchExists(
            LEG, LEG.ACCOUNT_ID.eq(record), LEG.STATUS.eq(Clearing.RECONCILED.ordinal()));
  }

  private Optional<Change> live(RecordId record) {
    return projection.shown(sql, record).filter(shown -> !shown.removed());
  }

  private static String name(Change change) {
    return new Content(change).text(RecordFields.NAME).orElse("");
  }

  private Act act(Revision revision) {
    Change content = java.util.Objects.requireNonNull(revision.content());
    return new Act(
        names.getOrDefault(revision.device(), content.editor()),
        revision.device().equals(self),
        content.editedAt());
  }

  /** Who made it: its first revision, or an edit that waits here. */
  private Act added(Change shown) {
    return LogRows.revisions(sql, shown.record()).stream()
        .filter(revision -> revision.content() != null)
        .findFirst()
        .map(this::act)
        .orElseGet(() ->
            PendingTable.of(sql, shown.record())
                .map(waiting ->
                    new Act(waiting.change().editor(), true, waiting.change().editedAt()))
                .orElse(new Act(shown.editor(), true, shown.editedAt())));
  }

  private List<String> users(Uses uses) {
    var records = new ArrayList<RecordId>(uses.transactions());
    records.addAll(uses.schedules());
    records.addAll(uses.categories());
    List<RecordId> some = records.subList(0, Math.min(LOOKED_AT, records.size()));
    return sql
        .selectDistinct(REVISION.DEVICE)
        .from(REVISION)
        .where(REVISION.RECORD_ID.in(some), REVISION.PARENTS.eq(new byte[0]))
        .fetch(row -> names.getOrDefault(new DeviceId(row.value1()), ""))
        .stream()
        .filter(name -> !name.isEmpty())
        .sorted()
        .toList();
  }
}
