package app.coffer.desktop.vault;

import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.LogReader.Member;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.VaultId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks every stored statement and parcel again as if it had just arrived: signatures, chains, and
 * that each sealed body is the one its header names.
 */
final class FeedCheck {
  private static final long PAGE_BYTES = 4L << 20;

  private final LogReader log;
  private final VaultId vault;
  private final List<String> findings = new ArrayList<>();
  private final Map<DeviceId, Position> checked = new HashMap<>();
  private int badParcels;
  private int badBodies;

  private FeedCheck(LogReader log, VaultId vault) {
    this.log = log;
    this.vault = vault;
  }

  /** One sentence a finding, with counts and never content; empty when all is well. */
  static List<String> findings(LogReader log, VaultId vault) {
    var check = new FeedCheck(log, vault);
    check.rootLog();
    check.feeds();
    return check.findings;
  }

  private void rootLog() {
    List<Signed> statements = log.rootLog();
    RootState state = RootState.NONE;
    int bad = 0;
    for (Signed statement : statements) {
      try {
        state = state.next(vault, statement);
      } catch (MalformedCbor | RootState.Broken broken) {
        bad++;
      }
    }
    if (statements.isEmpty()) {
      findings.add("The root log is empty.");
    } else if (!RootStatement.Genesis.vaultId(statements.getFirst().bytes()).equals(vault)) {
      findings.add("The root log begins another vault.");
    }
    say(bad, "root statements are not genuine or out of order.");
  }

  private void feeds() {
    List<PushedParcel> page = log.beyond(checked, PAGE_BYTES);
    while (!page.isEmpty() && badParcels == 0) {
      page.forEach(this::parcel);
      page = log.beyond(checked, PAGE_BYTES);
    }
    say(badParcels, "parcels are not genuine or out of order.");
    say(badBodies, "sealed changes are not what their parcels name.");
    if (badParcels == 0) {
      ends();
    }
  }

  private void parcel(PushedParcel pushed) {
    try {
      Parcel parcel = Parcel.decode(pushed.parcel().bytes());
      Position before = checked.get(parcel.device());
      Member author = log.members().get(parcel.device());
      boolean next =
          before == null
              ? parcel.n() == 0
              : parcel.n() == before.n() + 1 && parcel.prev().equals(before.hash());
      if (author == null
          || !next
          || !pushed.parcel().verifies(Signed.PARCEL, vault, author.signKey())) {
        badParcels++;
        return;
      }
      Hash hash = Parcel.hashOf(pushed.parcel().bytes());
      checked.put(parcel.device(), new Position(parcel.n(), hash));
      pushed.bodies().stream()
          .filter(body ->
              body.index() >= parcel.revisions().size()
                  || !parcel.revisions().get(body.index()).names(body.bytes()))
          .forEach(body -> badBodies++);
    } catch (MalformedCbor malformed) {
      badParcels++;
    }
  }

  /** Every feed must reach as far as this device says it has verified it. */
  private void ends() {
    long tooShort =
        log.feeds().entrySet().stream()
            .filter(feed -> {
              Position end = checked.get(feed.getKey());
              Member member = log.members().get(feed.getKey());
              boolean frozen = member != null && member.frozenFrom().isPresent();
              return !frozen && (end == null || !end.equals(feed.getValue()));
            })
            .count();
    say((int) tooShort, "feeds end too early.");
  }

  private void say(int count, String what) {
    if (count > 0) {
      findings.add(count + " " + what);
    }
  }
}
