package app.coffer.desktop.sync;

import app.coffer.desktop.sync.SyncControl.Phase;
import app.coffer.desktop.sync.SyncControl.Report;
import app.coffer.wire.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One sync from its beginning to its outcome, on the thread of sync: the engine, then what it
 * carries; what went wrong is told and remembered, and the next one planned.
 */
final class SyncRound {
  private final SyncEngine engine;
  private final Carrier carrier;
  private final ServerLine line;
  private final SyncSettings settings;
  private final StateBoard board;
  private final Backoff backoff;
  private final InstantSource clock;
  private final Consumer<Duration> next;
  private volatile @Nullable SyncFault held;
  private boolean moreToCarry;

  /**
   * @param next plans the next one, so long after this
   */
  SyncRound(
      SyncEngine engine,
      Carrier carrier,
      ServerLine line,
      SyncSettings settings,
      StateBoard board,
      Backoff backoff,
      InstantSource clock,
      Consumer<Duration> next) {
    this.engine = engine;
    this.carrier = carrier;
    this.line = line;
    this.settings = settings;
    this.board = board;
    this.backoff = backoff;
    this.clock = clock;
    this.next = next;
  }

  /** From now on none takes place, and every try says why. */
  void hold(SyncFault why) {
    held = why;
    board.show(Phase.IDLE, Optional.of(why));
  }

  /** Throws why, where none may take place. */
  void refuseHeld() throws SyncFault {
    SyncFault why = held;
    if (why != null) {
      throw why;
    }
  }

  Optional<SyncFault> held() {
    return Optional.ofNullable(held);
  }

  /**
   * The log first, then what it names.
   *
   * @param chunks of attachments, at most
   */
  Report sync(int chunks) throws SyncFault {
    return run(() -> exchange(chunks));
  }

  /** The log alone, after it was changed here. */
  Report syncLog() throws SyncFault {
    return run(() -> engine.syncOnce(line.replica()));
  }

  /** Everything that the server lacks, whatever it confirmed before. */
  Report sendAgain() throws SyncFault {
    return run(this::resend);
  }

  /** What a replica confirmed counts no more: all of it will be sent anew. */
  void forget(String replica) throws SyncFault {
    engine.forget(replica);
    carrier.forget(replica);
  }

  private Report exchange(int chunks) throws SyncFault {
    Replica target = line.replica();
    Replica.Traffic before = target.traffic();
    Report report = engine.syncOnce(target);
    settings.lastSync(clock.instant());
    moreToCarry = carrier.carry(target, chunks);
    return report.with(target.traffic().minus(before));
  }

  private Report resend() throws SyncFault {
    Replica target = line.replica();
    forget(target.name());
    try {
      return exchange(Integer.MAX_VALUE);
    } catch (SyncFault.Refused refused) {
      if (!refused.code().equals(Optional.of(Problem.Code.NO_SUCH_VAULT))) {
        throw refused;
      }
    }
    line.create(settings.server().orElseThrow(), settings.registrationToken());
    return exchange(Integer.MAX_VALUE);
  }

  /** Its outcome is on the board when this returns or throws. */
  private Report run(SyncThread.Work<Report> work) throws SyncFault {
    board.show(Phase.RUNNING, board.state().fault());
    try {
      refuseHeld();
      Report report = work.run();
      settings.lastFault(Optional.empty());
      backoff.succeeded();
      board.show(Phase.IDLE, Optional.empty());
      next.accept(moreToCarry ? Duration.ZERO : usualWait());
      return report;
    } catch (SyncFault fault) {
      failed(fault);
      throw fault;
    } finally {
      if (board.state().phase() == Phase.RUNNING) {
        board.rest();
      }
    }
  }

  private void failed(SyncFault fault) throws SyncFault {
    String kind = FaultKind.of(fault);
    if (board.state().fault().filter(old -> FaultKind.of(old).equals(kind)).isEmpty()) {
      board.note(kind);
    }
    settings.lastFault(Optional.of(fault));
    board.show(Phase.IDLE, Optional.of(fault));
    next.accept(backoff.failed(fault).orElse(usualWait()));
  }

  private Duration usualWait() {
    return Duration.ofMinutes(settings.preferences().everyMinutes());
  }
}
