package app.coffer.desktop.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.conflict.Resolution.Presence;
import app.coffer.wire.codec.CborValue;
import org.junit.jupiter.api.Test;

class ConflictViewModelTest {
  private final Desk desk = new Desk();

  private static UnitRow row(ConflictViewModel question, UnitKind kind) {
    return question.rows().stream().filter(row -> row.kind() == kind).findFirst().orElseThrow();
  }

  private static String result(UnitRow row) {
    Shown shown = row.resultProperty().get();
    return shown == null ? "" : shown.text();
  }

  @Test
  void whatNeedsThePersonComesFirstThenWhatWasPutTogetherAndTheRestIsFolded() {
    ConflictViewModel question = desk.open(desk.lidl());

    assertThat(question.rows())
        .extracting(UnitRow::label, UnitRow::state)
        .containsExactly(
            tuple("Amount", UnitRow.State.NEEDS_YOU),
            tuple("Category", UnitRow.State.NEEDS_YOU),
            tuple("Payee", UnitRow.State.MERGED),
            tuple("Tags", UnitRow.State.MERGED));
    assertThat(question.equalRows()).extracting(UnitRow::label).contains("Date", "Account");
  }

  @Test
  void sidesAreNamedByDeviceWithWhenAndWhere() {
    assertThat(desk.open(desk.lidl()).about().headers())
        .containsExactly(
            new SideHeader(1, "Desktop", true, "14 Nov, 20:11", "", "", false),
            new SideHeader(
                2, "Ana’s laptop", false, "14 Nov, 19:40", "was offline until 08:00", "", false));
  }

  @Test
  void theProvisionalWinnerIsPreselected() {
    ConflictViewModel question = desk.open(desk.lidl());

    assertThat(row(question, UnitKind.MONEY).column()).hasValue(1);
    assertThat(question.applicableProperty().get()).isTrue();
    assertThat(row(question, UnitKind.PAYEE).choice()).isEmpty();
    assertThat(result(row(question, UnitKind.PAYEE))).isEqualTo("Lidl GmbH");
    assertThat(result(row(question, UnitKind.TAGS))).isEqualTo("party, receipt");
  }

  @Test
  void nothingIsChosenForThePersonWhereAStatementIsTouched() {
    ConflictViewModel question = desk.open(desk.rent());

    assertThat(question.reconciled()).isTrue();
    assertThat(question.rows()).allMatch(row -> row.choice().isEmpty());
    assertThat(question.applicableProperty().get()).isFalse();
    for (UnitRow row : question.rows()) {
      row.take(1);
    }
    assertThat(question.applicableProperty().get()).isTrue();
  }

  @Test
  void aStatementThatWouldBeOffSaysByHowMuch() {
    ConflictViewModel question = desk.open(desk.rent());

    var statement =
        question.effectsProperty().get().lines().stream()
            .filter(line -> line.kind() == EffectsTable.Kind.STATEMENT)
            .findFirst()
            .orElseThrow();
    assertThat(statement.cells().getFirst().text()).isEqualTo("—");
    assertThat(statement.cells().get(1).text()).isEqualTo("agrees");
    assertThat(statement.warning()).isTrue();
  }

  @Test
  void takingAllOfAColumnLeavesWhatWasPutTogether() {
    ConflictViewModel question = desk.open(desk.lidl());
    question.takeAll(2);

    assertThat(row(question, UnitKind.MONEY).column()).hasValue(2);
    assertThat(row(question, UnitKind.CATEGORY).column()).hasValue(2);
    assertThat(row(question, UnitKind.TAGS).choice()).isEmpty();
    assertThat(question.effectsProperty().get().lines().getFirst().cells().getFirst())
        .isEqualTo(new EffectsTable.Cell("1,206.60", true));
  }

  @Test
  void takingWhatWasBeforeIsAChoiceToo() {
    ConflictViewModel question = desk.open(desk.lidl());
    row(question, UnitKind.MONEY).take(0);

    assertThat(row(question, UnitKind.MONEY).choice()).containsInstanceOf(Choice.TakeBefore.class);
    assertThat(result(row(question, UnitKind.MONEY))).isEqualTo("−45.00");
  }

  @Test
  void anAmountMayBeTypedAndTakingAgainRevertsIt() {
    ConflictViewModel question = desk.open(desk.lidl());
    UnitRow amount = row(question, UnitKind.MONEY);
    var typing = new Typing(desk.context, Names.read(desk.ledger));

    assertThat(typing.type(amount, "-47.25")).isTrue();
    assertThat(result(amount)).isEqualTo("−47.25");
    assertThat(amount.typed()).isTrue();
    assertThat(desk.inbox.preview(question.resolution()).fields().get(OfTransaction.AMOUNT))
        .isEqualTo(CborValue.of(-4725));

    amount.take(1);
    assertThat(amount.typed()).isFalse();
    assertThat(result(amount)).isEqualTo("−48.00");
  }

  @Test
  void whatCannotBeReadIsRefusedBesideTheRow() {
    ConflictViewModel question = desk.open(desk.lidl());
    var typing = new Typing(desk.context, Names.read(desk.ledger));

    assertThat(typing.type(row(question, UnitKind.MONEY), "much")).isFalse();
    assertThat(row(question, UnitKind.MONEY).problemProperty().get())
        .isEqualTo("This is not an amount.");
    assertThat(typing.type(row(question, UnitKind.PAYEE), "nobody")).isFalse();
    assertThat(typing.type(row(question, UnitKind.CATEGORY), "Rent")).isTrue();
    assertThat(result(row(question, UnitKind.CATEGORY))).isEqualTo("Home/Rent");
  }

  @Test
  void aSplitComesFromOneSideAsAWhole() {
    ConflictViewModel question = desk.open(desk.amazon());
    UnitRow money = row(question, UnitKind.MONEY);
    money.take(2);

    assertThat(money.editor()).isEqualTo(UnitRow.Editor.NONE);
    assertThat(money.resultProperty().get().details())
        .extracting(Shown.Detail::label, Shown.Detail::value, Shown.Detail::mark)
        .containsExactly(
            tuple("Books", "−26.00", Shown.Mark.CHANGED),
            tuple("Household", "−50.00", Shown.Mark.SAME),
            tuple("Toys", "−10.00", Shown.Mark.ADDED),
            tuple("Fun", "removed", Shown.Mark.REMOVED));
  }

  @Test
  void aTransferShowsBothAccountsAndTheirSum() {
    ConflictViewModel question = desk.open(desk.transfer());

    assertThat(question.about().title()).isEqualTo("Transfer to Savings");
    assertThat(row(question, UnitKind.MONEY).sides().getFirst().shown().spoken())
        .isEqualTo("−250.00, to Savings +250.00");
    assertThat(question.effectsProperty().get().lines())
        .extracting(EffectsTable.Line::label)
        .containsExactly("Checking balance", "Savings balance");
  }

  @Test
  void aDeletionIsAskedAboutAndNeverChosenForThePerson() {
    ConflictViewModel question = desk.open(desk.netflix());

    assertThat(question.deletion().orElseThrow().stays())
        .extracting(Deletion.Option::text)
        .containsExactly("Keep it with your edit", "Keep it as it was before", "Delete it");
    assertThat(question.stayProperty().get()).isEqualTo(Deletion.Stay.KEEP);
    assertThat(question.resolution().presence()).isEqualTo(Presence.KEEP);
    assertThat(question.comparing()).isFalse();

    question.stay(Deletion.Stay.DELETE);
    assertThat(question.resolution().presence()).isEqualTo(Presence.REMOVE);
    assertThat(question.effectsProperty().get().lines().getFirst().cells())
        .extracting(EffectsTable.Cell::text)
        .containsExactly("1,204.10", "1,204.10", "1,217.09");
  }

  @Test
  void keepingItAsItWasBeforeUndoesTheEdit() {
    ConflictViewModel question = desk.open(desk.netflix());
    question.stay(Deletion.Stay.BEFORE);

    assertThat(desk.inbox.preview(question.resolution()).fields().get(OfTransaction.CATEGORY))
        .isEqualTo(CborValue.of(MemoryLedger.FUN.bytes()));
  }

  @Test
  void choicesAreKeptWhenTheRecordChangesAgainAndWhatIsNewIsMarked() {
    var list = listWith(desk);
    ConflictViewModel question = list.currentProperty().get();
    row(question, UnitKind.MONEY).take(1);
    row(question, UnitKind.CATEGORY).take(2);
    desk.lidlAgain();
    list.applyAndNext();

    ConflictViewModel now = list.currentProperty().get();
    assertThat(now.staleProperty().get())
        .isEqualTo(
            "Ana’s laptop changed this again just now. 1 new difference is marked. "
                + "Your choices are kept.");
    assertThat(row(now, UnitKind.MONEY).column()).hasValue(1);
    assertThat(row(now, UnitKind.CATEGORY).column()).hasValue(2);
    assertThat(row(now, UnitKind.MONEY).markedProperty().get()).isTrue();
    assertThat(row(now, UnitKind.CATEGORY).markedProperty().get()).isFalse();
    assertThat(now.applicableProperty().get()).isFalse();

    row(now, UnitKind.MONEY).look();
    assertThat(now.applicableProperty().get()).isTrue();
  }

  private static ConflictListViewModel listWith(Desk desk) {
    desk.lidl();
    return desk.list();
  }

  @Test
  void aNameIsTypedButNeverEmpty() {
    ConflictViewModel question = desk.open(desk.account());
    var name = row(question, UnitKind.NAME);
    var typing = new Typing(desk.context, Names.read(desk.ledger));

    assertThat(typing.type(name, "  ")).isFalse();
    assertThat(typing.type(name, "Rainy holiday")).isTrue();
    assertThat(result(name)).isEqualTo("Rainy holiday");
  }

  @Test
  void itSaysWhyItIsAsked() {
    assertThat(desk.open(desk.lidl()).about().why())
        .isEqualTo("Both devices changed amount and category after 12 Nov, 18:02.");
    assertThat(desk.open(desk.netflix()).about().why())
        .isEqualTo("Ana’s laptop deleted it; Desktop edited it afterwards without knowing.");
  }
}
