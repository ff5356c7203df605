package app.coffer.desktop.sync;

import app.coffer.desktop.sync.LogReader.Member;
import app.coffer.desktop.sync.LogReader.Unread;
import app.coffer.desktop.sync.SyncFault.Alarm;
import app.coffer.desktop.sync.SyncFault.Distrusted;
import app.coffer.wire.id.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for what a page named of a removed device beyond its cut and did not bring, and says so
 * where it does not come. After the time for which servers keep what nobody needs it may be gone in
 * all honesty: then it is only listed.
 */
final class LateFetch {
  private static final int AT_ONCE = 100;
  private static final Duration KEPT = Duration.ofDays(29);

  private final LocalLog log;
  private final PageIntake intake;
  private final InstantSource clock;
  private final Checks checks;

  LateFetch(LocalLog log, PageIntake intake, InstantSource clock, Checks checks) {
    this.log = log;
    this.intake = intake;
    this.clock = clock;
    this.checks = checks;
  }

  void fetch(Replica replica) throws SyncFault {
    List<Unread> open = log.read(LogReader::lateUnread);
    for (Unread unread : open.subList(0, Math.min(AT_ONCE, open.size()))) {
      Optional<byte[]> body = replica.body(unread.revision());
      if (body.isPresent()) {
        log.write(log -> {
          intake.takeLateBody(log, unread, body.get(), clock.instant());
          return null;
        });
      }
    }
  }

  /** What to say after so many complete pulls without it. */
  Optional<Distrusted> withheld(int patience) {
    if (!checks.on(Check.LATE_BODY)) {
      return Optional.empty();
    }
    List<Unread> open = log.read(LogReader::lateUnread);
    var members = log.read(LogReader::members);
    long withheld =
        open.stream()
            .filter(unread -> unread.pulls() >= patience)
            .filter(unread -> isKept(members, unread))
            .count();
    return withheld == 0
        ? Optional.empty()
        : Optional.of(
            new Distrusted(Alarm.LATE_WITHHELD, withheld + " changes of removed devices"));
  }

  private boolean isKept(Map<DeviceId, Member> members, Unread unread) {
    Member member = members.get(unread.device());
    return member != null
        && member.removal() != null
        && clock.instant().isBefore(Instant.ofEpochSecond(member.removal().at()).plus(KEPT));
  }
}
