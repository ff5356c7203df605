package app.coffer.desktop.store;

import app.coffer.desktop.store.Siege.Victim;
import app.coffer.desktop.sync.SimReplica;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.api.FeedPosition;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.RecordHeads;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A server that forgets, forks, freezes, or says it stored what it did not. */
final class ServerAttacks {
  /** How what a victim writes during an attack begins. */
  static final String MINE = "mine ";

  private final Siege siege;

  private ServerAttacks(Siege siege) {
    this.siege = siege;
  }

  static List<Attack> of(Siege siege) {
    var attacks = new ServerAttacks(siege);
    var all = new ArrayList<>(attacks.memory());
    all.addAll(attacks.receipts());
    all.addAll(attacks.missing());
    all.addAll(attacks.nothingWrong());
    return all;
  }

  private void write(Victim victim) {
    siege.payee(victim.device(), MINE + siege.keys.bytes(2)[0]);
  }

  private List<Attack> memory() {
    return List.of(
        setBack("a server set back in secret", siege.sameIncarnation()),
        setBack("a server set back, that says so", siege.incarnation()),
        Attack.proof(
            "a push confirmed and dropped",
            "ROLLBACK",
            victim -> {
              write(victim);
              victim.device().sync();
              victim.server().restore(siege.copy().backup(), siege.sameIncarnation());
              victim.device().sync();
            }),
        Attack.proof(
            "two histories for two halves of a household",
            "ROLLBACK",
            victim -> {
              var other = siege.copy();
              SimDevice there =
                  siege.laptop.besieged(victim.device().name + "-there", new SimReplica(other), "");
              try (there) {
                siege.payee(there, MINE + "there");
                there.sync();
              }
              write(victim);
              victim.device().sync();
              victim.server().restore(other.backup(), siege.sameIncarnation());
              victim.device().sync();
            }));
  }

  private Attack setBack(String name, IncarnationId as) {
    return new Attack(
        name,
        Set.of("ROLLBACK"),
        Attack.Leaves.LOSS,
        victim -> {
          siege.setBack(victim.server(), as);
          victim.device().sync();
        });
  }

  private Attack receipt(String name, String expected, UnaryOperator<PushReceipt> lie) {
    return Attack.proof(
        name,
        expected,
        victim -> {
          write(victim);
          var answers = new AtomicInteger();
          victim.device().replica.receiptLie =
              receipt -> answers.getAndIncrement() < 3 ? lie.apply(receipt) : receipt;
          victim.device().sync();
        });
  }

  private PushReceipt have(PushReceipt receipt, List<FeedPosition> have) {
    return new PushReceipt(
        receipt.incarnation(),
        receipt.cursor(),
        receipt.contested(),
        have,
        receipt.missingBodies());
  }

  private List<Attack> receipts() {
    return List.of(
        receipt(
            "a receipt for less than was sent",
            "ROLLBACK",
            receipt ->
                have(
                    receipt,
                    receipt.have().stream()
                        .filter(feed -> !feed.device().equals(siege.phone.id()))
                        .toList())),
        receipt(
            "a receipt for something else",
            "FORK",
            receipt ->
                have(
                    receipt,
                    receipt.have().stream()
                        .map(feed ->
                            feed.device().equals(siege.phone.id())
                                ? new FeedPosition(
                                    feed.device(),
                                    new Position(feed.position().n(), Parcel.NO_PREVIOUS))
                                : feed)
                        .toList())),
        receipt(
            "a receipt of another memory",
            "ROLLBACK",
            receipt ->
                new PushReceipt(
                    siege.incarnation(),
                    receipt.cursor(),
                    receipt.contested(),
                    receipt.have(),
                    receipt.missingBodies())));
  }

  private List<Attack> missing() {
    return List.of(
        Attack.proof(
            "a live change said to be superseded",
            "BODY_MISSING",
            victim -> {
              hideBodies(victim);
              victim.device().replica.bodyLie = body -> Optional.empty();
              for (int pull = 0; pull < 4; pull++) {
                victim.device().sync();
              }
            }),
        Attack.proof(
            "another body than was asked for",
            "NOT_AUTHENTIC",
            victim -> {
              hideBodies(victim);
              victim.device().replica.bodyLie = body -> body.map(b -> Pages.flipped(b, 40));
              victim.device().sync();
            }));
  }

  private static void hideBodies(Victim victim) {
    victim.device().replica.lie = page -> Pages.bare(page, parcel -> true);
  }

  private Attack harmless(String name, Attack.Deed deed) {
    return new Attack(name, Set.of(Attack.HARMLESS), Attack.Leaves.PROOF, deed);
  }

  private List<Attack> nothingWrong() {
    return List.of(
        harmless(
            "everything frozen for one device, which nobody can tell from a quiet day",
            victim -> {
              var memory = victim.device().read(log -> log.memory("sim"));
              var have = new ArrayList<FeedPosition>();
              memory.marks().forEach((device, p) -> have.add(new FeedPosition(device, p)));
              victim.device().replica.lie =
                  page ->
                      new PullPage(
                          page.incarnation(), List.of(), List.of(), memory.cursor(), false, have);
              victim.device().sync();
            }),
        harmless(
            "every body kept back, and given when asked for",
            victim -> {
              hideBodies(victim);
              victim.device().sync();
            }),
        harmless(
            "heads of nobody's named in receipts",
            victim -> {
              write(victim);
              var record = new RecordId(siege.keys.bytes(RecordId.LENGTH));
              var head = new RevisionId(siege.keys.bytes(RevisionId.LENGTH));
              victim.device().replica.receiptLie =
                  receipt ->
                      new PushReceipt(
                          receipt.incarnation(),
                          receipt.cursor(),
                          List.of(new RecordHeads(record, List.of(head))),
                          receipt.have(),
                          List.of(head));
              victim.device().sync();
            }),
        harmless("every body asked for again", this::askForEverything),
        harmless(
            "more promised, and nothing more there",
            victim -> {
              victim.device().replica.lie =
                  page -> page.parcels().isEmpty() ? page : Pages.end(page, page.end(), true);
              victim.device().sync();
            }),
        harmless(
            "a receipt with a cursor far ahead",
            victim -> {
              write(victim);
              victim.device().replica.receiptLie =
                  receipt ->
                      new PushReceipt(
                          receipt.incarnation(),
                          new Cursor(receipt.cursor().position() + 1_000_000),
                          receipt.contested(),
                          receipt.have(),
                          receipt.missingBodies());
              victim.device().sync();
            }));
  }

  private void askForEverything(Victim victim) throws SyncFault {
    write(victim);
    List<RevisionId> all =
        victim
            .device()
            .read(log ->
                log.sentBy(siege.laptop.id()).stream().map(sent -> sent.revision()).toList());
    victim.device().replica.receiptLie =
        receipt ->
            new PushReceipt(
                receipt.incarnation(), receipt.cursor(), receipt.contested(), receipt.have(), all);
    victim.device().sync();
  }
}
