package app.coffer.desktop.tour;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.JoinVault;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.Vaults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * The story the tour plays, on real parts: a server process, two vaults in folders of their own, a
 * real bank statement, a conflict and its decision. It knows no window; {@link Stage} shows them.
 */
final class TourStory implements AutoCloseable {
  private static final Currency CAD = Currency.getInstance("CAD");

  /** The balance before the statement's first line, so that the ledger ends where the bank does. */
  private static final Money OPENING = new Money(727_61, CAD);

  /** Where the story is told and shown. */
  interface Stage {
    void say(String sentence);

    /** Shows a vault at a stop; returns when the picture is taken. */
    void show(TourStop stop, OpenVault vault);
  }

  private final Path folder;
  private final Stage stage;
  private final Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);
  private final List<AutoCloseable> open = new ArrayList<>();

  TourStory(Path folder, Stage stage) {
    this.folder = folder;
    this.stage = stage;
  }

  /** Plays it from the start to the end; throws where anything is not as told. */
  void play() throws IOException, VaultRefused, SyncFault, PairingRefused, TourBroken {
    ServerProcess server =
        opened(
            ServerProcess.start(Files.createDirectories(folder.resolve("server")), "127.0.0.1:0"));
    stage.say(
        "A sync server runs at " + server.address() + ". It will never see a name or an amount.");

    OpenVault desktop = vault();
    stage.say(
        "On the desktop there is a new vault, \"Home\", encrypted on disk, with an account \"Checking\".");
    Account checking = account(desktop);
    importStatement(desktop, checking);
    stage.show(TourStop.IMPORTED, desktop);

    desktop.sync().enable(server.address(), Optional.of(server.registrationToken()));
    SyncControl.Report first = desktop.sync().syncNow();
    stage.say(
        "Sync is on: "
            + first.sent()
            + " sealed changes went up in "
            + first.requests()
            + " requests, "
            + first.bytesSent()
            + " bytes.");
    stage.show(TourStop.SYNC_ON, desktop);

    OpenVault laptop = join(desktop);
    laptop.sync().syncNow();
    equal(balance(desktop), balance(laptop), "the balance on both computers");
    stage.say(
        "The laptop joined by a link and has the same "
            + laptop.ledger().read().count(RegisterFilter.all())
            + " transactions and the same balance, "
            + balance(laptop)
            + ".");
    stage.show(TourStop.JOINED, laptop);

    Conflict conflict = disagree(desktop, laptop);
    stage.show(TourStop.CONFLICT, laptop);

    decide(laptop, conflict);
    stage.show(TourStop.DECIDED, laptop);
    desktop.sync().syncNow();
    laptop.sync().syncNow();
    equal(0, desktop.conflicts().count() + laptop.conflicts().count(), "questions that are left");
    equal(balance(laptop), balance(desktop), "the balance on both computers");
    stage.say(
        "The desktop synced and shows the decision: "
            + balance(desktop)
            + " on both, nothing left to decide.");
    stage.show(TourStop.EVERYWHERE, desktop);
  }

  private OpenVault vault() throws VaultRefused {
    var draft =
        new NewVault(
            folder.resolve("desktop"),
            "Home",
            CAD,
            StarterCategories.SIMPLE,
            "Desktop",
            Optional.empty());
    return opened(vaults.create(draft).vault());
  }

  private static Account account(OpenVault vault) throws TourBroken {
    return done(vault.ledger().addAccount("Checking", AccountType.CHECKING, OPENING));
  }

  private void importStatement(OpenVault vault, Account account) throws IOException, TourBroken {
    Path file = folder.resolve("statement.ofx");
    try (InputStream statement = TourStory.class.getResourceAsStream("statement.ofx")) {
      Files.write(file, statement.readAllBytes());
    }
    try {
      BankImport.Review review =
          vault.bankImport().review(file, account.id(), BankImport.Options.auto());
      BankImport.Applied applied = vault.bankImport().apply(review);
      stage.say(
          "A bank statement was imported: "
              + applied.added()
              + " transactions. The bank says "
              + review.statementBalance().map(Money::decimal).orElse("nothing")
              + ", the ledger "
              + balance(vault)
              + ".");
    } catch (BankImport.UnreadableFile unreadable) {
      throw new TourBroken("the statement could not be read: " + unreadable.getMessage());
    }
  }

  /** Both sides of joining, each on its own thread as on two computers. */
  private OpenVault join(OpenVault desktop)
      throws SyncFault, VaultRefused, PairingRefused, TourBroken {
    var digits = new String[2];
    try (Pairing.Invitation invitation = desktop.pairing().invite()) {
      Executor other = Thread.ofVirtual()::start;
      CompletableFuture<Pairing.Joined> owner =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return invitation.await(joiner -> {
                    digits[0] = joiner.digits();
                    return true;
                  });
                } catch (SyncFault | PairingRefused refused) {
                  throw new CompletionException(refused);
                }
              },
              other);
      OpenVault laptop =
          opened(
              vaults.join(
                  new JoinVault(
                      folder.resolve("laptop"), invitation.link(), "Laptop", Optional.empty()),
                  shown -> {
                    digits[1] = shown;
                    return true;
                  }));
      owner.join();
      equal(digits[0], digits[1], "the six digits on both screens");
      stage.say("The laptop opened the link; both screens showed " + digits[0] + ".");
      return laptop;
    }
  }

  /** Both change the same amount without knowing of each other, and each one thing more. */
  private Conflict disagree(OpenVault desktop, OpenVault laptop) throws SyncFault, TourBroken {
    edit(desktop, "-312.67", "asked the shop", "");
    edit(laptop, "-316.76", "", "Everyday/Groceries");
    stage.say(
        "Offline, both corrected the same amount: to -312.67 with a note on the desktop, to -316.76 with a category on the laptop.");
    desktop.sync().syncNow();
    laptop.sync().syncNow();
    desktop.sync().syncNow();
    equal(1, laptop.conflicts().count(), "questions on the laptop");
    equal(1, desktop.conflicts().count(), "questions on the desktop");
    equal(balance(desktop), balance(laptop), "the provisional balance on both computers");
    Conflict conflict = laptop.conflicts().open().getFirst();
    stage.say(
        "Both computers ask the same question about "
            + names(conflict.contested())
            + "; "
            + names(conflict.merged())
            + " were put together without asking.");
    return conflict;
  }

  private static void edit(OpenVault vault, String amount, String notes, String category)
      throws TourBroken {
    Ledger ledger = vault.ledger();
    Transaction before =
        ledger.read().rows(RegisterFilter.all(), 0, 10).stream()
            .map(row -> row.transaction())
            .filter(tx -> tx.amount().minor() == -316_67)
            .findAny()
            .orElseThrow(() -> new TourBroken("the transaction that both change is not there"));
    TransactionDraft draft = ledger.draft(before);
    done(
        ledger.editTransaction(
            before,
            new TransactionDraft(
                draft.account(),
                draft.date(),
                draft.payee(),
                Money.parse(amount, CAD),
                category.isEmpty() ? draft.category() : category,
                draft.transferAccount(),
                draft.transferAmount(),
                draft.lines(),
                draft.number(),
                notes.isEmpty() ? draft.notes() : notes,
                draft.tags(),
                draft.status())));
  }

  private void decide(OpenVault laptop, Conflict conflict) throws SyncFault, TourBroken {
    Side desktop =
        conflict.sides().stream()
            .filter(side -> !side.here())
            .findFirst()
            .orElseThrow(() -> new TourBroken("the desktop's side is not there"));
    Map<MergeUnit, Resolution.Choice> choices = new HashMap<>();
    conflict
        .contested()
        .forEach(unit -> choices.put(unit, new Resolution.Choice.Take(desktop.revision())));
    ConflictInbox.Answer answer =
        laptop
            .conflicts()
            .resolve(
                new Resolution(
                    conflict.record(), conflict.heads(), choices, Resolution.Presence.KEEP));
    if (!(answer instanceof ConflictInbox.Answer.Applied)) {
      throw new TourBroken("the decision was not applied");
    }
    laptop.sync().syncNow();
    stage.say(
        "On the laptop the owner decided: the desktop's amount. The balance is "
            + balance(laptop)
            + ".");
  }

  private static String names(List<MergeUnit> units) {
    return String.join(" and ", units.stream().map(MergeUnit::name).toList());
  }

  private static String balance(OpenVault vault) {
    return vault.ledger().read().accounts().getFirst().balance().decimal();
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.addFirst(resource);
    return resource;
  }

  private static <T> T done(Outcome<T> outcome) throws TourBroken {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Outcome.Reason reason, String field) ->
          throw new TourBroken("refused: " + reason);
    };
  }

  private static void equal(Object expected, Object found, String what) throws TourBroken {
    if (!expected.equals(found)) {
      throw new TourBroken(what + ": " + expected + " was expected, " + found + " found");
    }
  }

  /** Closes the vaults, then the server. */
  @Override
  public void close() {
    for (AutoCloseable each : open) {
      switch (each) {
        case OpenVault vault -> vault.close();
        case ServerProcess server -> server.close();
        default -> throw new IllegalStateException("the story opens vaults and servers only");
      }
    }
    open.clear();
  }
}
