package app.coffer.desktop.sync;

import app.coffer.wire.Problem;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One device's line to a {@link SimServer}: it can be cut before or after a call, say things twice,
 * and lie.
 */
public final class SimReplica implements Replica {
  private final SimServer server;
  private final String name;

  /** What happens to the next call. */
  public interface Line {
    Fate next();
  }

  /** A call's fate. */
  public enum Fate {
    ARRIVES,
    ARRIVES_TWICE,
    IS_LOST,
    ANSWER_IS_LOST,
    CRASH_BEFORE,
    CRASH_AFTER
  }

  /** The program dies here. */
  public static final class Crash extends Error {
    public Crash() {
      super("crash", null, false, false);
    }
  }

  public Line line = () -> Fate.ARRIVES;
  public UnaryOperator<PullPage> lie = page -> page;
  public UnaryOperator<PushReceipt> receiptLie = receipt -> receipt;
  public UnaryOperator<Optional<byte[]>> bodyLie = body -> body;
  public UnaryOperator<RootLog> rootLie = log -> log;

  /** What every pull and push is refused with, if anything. */
  public Problem.@Nullable Code refuses;

  public int requests;

  /** Who asks; null for somebody who is a member for ever. */
  public @Nullable DeviceId caller;

  public SimReplica(SimServer server) {
    this(server, "sim");
  }

  public SimReplica(SimServer server, String name) {
    this.server = server;
    this.name = name;
  }

  private interface Call<T> {
    T make() throws SyncFault;
  }

  private <T> T call(Call<T> call) throws SyncFault {
    requests++;
    Fate fate = line.next();
    if (fate == Fate.CRASH_BEFORE) {
      throw new Crash();
    }
    if (fate == Fate.IS_LOST) {
      throw new SyncFault.Offline("cut", new IllegalStateException("before"));
    }
    T answer = call.make();
    return switch (fate) {
      case CRASH_AFTER -> throw new Crash();
      case ANSWER_IS_LOST -> throw new SyncFault.Offline("cut", new IllegalStateException("after"));
      case ARRIVES_TWICE -> call.make();
      default -> answer;
    };
  }

  private void admit() throws SyncFault {
    if (refuses != null) {
      throw new SyncFault.Refused(refuses.text(), "refused");
    }
    server.admit(caller);
  }

  /** Says the truth from here on. */
  public void repent() {
    lie = page -> page;
    receiptLie = receipt -> receipt;
    bodyLie = body -> body;
    rootLie = log -> log;
    refuses = null;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PullPage pull(Cursor since, long rootFrom) throws SyncFault {
    return lie.apply(
        call(() -> {
          admit();
          return server.pull(since, rootFrom);
        }));
  }

  @Override
  public PushReceipt push(Push push) throws SyncFault {
    return receiptLie.apply(
        call(() -> {
          admit();
          return server.push(push);
        }));
  }

  @Override
  public VaultStatus status() throws SyncFault {
    server.admit(caller);
    return call(() ->
        new VaultStatus(
            server.pull(Cursor.START, 0).incarnation(),
            Cursor.START,
            List.of(),
            0,
            0,
            server.pull(Cursor.START, 0).have().stream()
                .map(feed ->
                    new VaultStatus.DeviceStatus(
                        feed.device(), feed.position().n(), Instant.EPOCH, false))
                .toList()));
  }

  @Override
  public void checkHeads(Resolve resolve) throws SyncFault {
    call(() -> {
      server.checkHeads(resolve);
      return true;
    });
  }

  @Override
  public Optional<byte[]> body(RevisionId revision) throws SyncFault {
    return bodyLie.apply(call(() -> server.body(revision)));
  }

  @Override
  public RootLog rootLog(long from) throws SyncFault {
    return rootLie.apply(call(() -> server.rootLog(caller, from)));
  }

  @Override
  public void append(RootLog statements) throws SyncFault {
    call(() -> {
      server.admit(caller);
      server.append(statements.statements());
      return true;
    });
  }

  @Override
  public void delete(Signed order) throws SyncFault {
    call(() -> {
      server.admit(caller);
      server.delete(order);
      return true;
    });
  }

  @Override
  public Traffic traffic() {
    return new Traffic(requests, 0, 0);
  }
}
