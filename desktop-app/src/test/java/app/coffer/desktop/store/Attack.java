package app.coffer.desktop.store;

import app.coffer.desktop.store.Siege.Victim;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.api.PullPage;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that a server, or a thief with a member's keys, tries.
 *
 * @param expected what the victim must say of it: names of alarms, {@link #TOO_OLD} or {@link
 *     #HARMLESS}
 * @param leaves what may have changed at the victim when it has said so
 */
record Attack(String name, Set<String> expected, Leaves leaves, Deed deed) {
  /** A newer version is said to be needed. */
  static final String TOO_OLD = "TOO_OLD";

  /** Nothing is said, and nothing comes of it. */
  static final String HARMLESS = "HARMLESS";

  /** What is different after an attack was noticed. */
  enum Leaves {
    /** Nothing whatever: the replica's word does not count. */
    NOTHING,
    /** What was proven before the lie stays; an honest sync brings the rest. */
    PROOF,
    /** The server lost something; whoever has it brings it again. */
    LOSS,
    /** One feed is ignored from there; all others go on. */
    FROZEN_FEED
  }

  /** Does it, to a victim of its own or one that others tried before. */
  @FunctionalInterface
  interface Deed {
    void on(Victim victim) throws SyncFault;
  }

  /** A page that is not what it should be. */
  static Attack page(String name, String expected, UnaryOperator<PullPage> lie) {
    return page(name, Set.of(expected), lie);
  }

  static Attack page(String name, Set<String> expected, UnaryOperator<PullPage> lie) {
    return new Attack(
        name,
        expected,
        Leaves.NOTHING,
        victim -> {
          victim.device().replica.lie = lie;
          victim.device().sync();
        });
  }

  static Attack proof(String name, String expected, Deed deed) {
    return new Attack(name, Set.of(expected), Leaves.PROOF, deed);
  }

  static Attack frozen(String name, String expected, UnaryOperator<PullPage> lie) {
    return new Attack(name, Set.of(expected), Leaves.FROZEN_FEED, page(name, expected, lie).deed());
  }

  /** What the victim says when this is done to it. */
  String heard(Victim victim) {
    return said(() -> deed.on(victim));
  }

  /** Something that may end in a fault. */
  @FunctionalInterface
  interface Try {
    void it() throws SyncFault;
  }

  static String said(Try what) {
    SyncFault fault = fault(what);
    return switch (fault) {
      case null -> HARMLESS;
      case SyncFault.Distrusted distrusted -> distrusted.alarm().name();
      case SyncFault.TooOld tooOld -> TOO_OLD;
      default -> fault.getClass().getSimpleName();
    };
  }

  static @Nullable SyncFault fault(Try what) {
    try {
      what.it();
      return null;
    } catch (SyncFault fault) {
      return fault;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
