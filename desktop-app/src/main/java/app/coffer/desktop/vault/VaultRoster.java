package app.coffer.desktop.vault;

import app.coffer.desktop.sync.DeviceCard;
import app.coffer.desktop.sync.DeviceCards;
import app.coffer.desktop.sync.LocalLog;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Revoke;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the root log for who came and went, parcels for who has what, and writes cards. */
final class VaultRoster implements Roster {
  /** Numbers of statements that a person here has seen, with commas between. */
  private static final String ANSWERED = "devices-answered";

  private final LocalLog log;
  private final DeviceCards cards;
  private final DeviceId self;
  private final InstantSource clock;

  VaultRoster(LocalLog log, DeviceCards cards, DeviceId self, InstantSource clock) {
    this.log = log;
    this.cards = cards;
    this.self = self;
    this.clock = clock;
  }

  @Override
  public void rename(DeviceId device, String name) throws VaultRefused {
    Names.check(name);
    cards.edit(device, card -> card.named(name.strip()));
  }

  /** A person on this device agreed that another one joins: that is no news here. */
  void welcomed(DeviceId device, String platform, String platformHere) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    cards.edit(device, card -> card.added(self, now, platform));
    cards.edit(
        self,
        card ->
            new DeviceCard(
                card.id(), self, card.name(), platformHere, card.addedBy(), card.addedAt()));
  }

  @Override
  public List<Notice> notices() {
    Map<DeviceId, DeviceCard> known = cards.all();
    return log.read(log -> notices(log, known));
  }

  private List<Notice> notices(LogReader log, Map<DeviceId, DeviceCard> known) {
    Set<Long> answered = answered(log);
    Map<DeviceId, LogReader.Member> members = log.members();
    var notices = new ArrayList<Notice>();
    boolean member = false;
    for (Signed signed : log.rootLog()) {
      RootStatement statement = RootStatement.decode(signed.bytes());
      if (member && !answered.contains(statement.seq())) {
        notice(statement, members, known).ifPresent(notices::add);
      }
      member |=
          statement instanceof RootStatement.Authorize authorize && authorize.device().equals(self);
    }
    return List.copyOf(notices);
  }

  private Optional<Notice> notice(
      RootStatement statement,
      Map<DeviceId, LogReader.Member> members,
      Map<DeviceId, DeviceCard> known) {
    return switch (statement) {
      case RootStatement.Authorize added -> added(added, members, known);
      case Revoke removed ->
          Optional.of(
              new Notice(
                  removed.seq(),
                  Kind.REMOVED,
                  removed.device(),
                  name(members, removed.device()).orElse(""),
                  Optional.empty(),
                  Optional.of(Instant.ofEpochSecond(removed.at()))));
      default -> Optional.empty();
    };
  }

  private Optional<Notice> added(
      RootStatement.Authorize added,
      Map<DeviceId, LogReader.Member> members,
      Map<DeviceId, DeviceCard> known) {
    Optional<DeviceCard> card = Optional.ofNullable(known.get(added.device()));
    Optional<DeviceId> by = card.flatMap(one -> Optional.ofNullable(one.addedBy()));
    if (by.filter(self::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Notice(
            added.seq(),
            Kind.ADDED,
            added.device(),
            name(members, added.device()).orElse(""),
            by.flatMap(device -> name(members, device)),
            card.flatMap(one -> Optional.ofNullable(one.addedAt()))));
  }

  private static Optional<String> name(Map<DeviceId, LogReader.Member> members, DeviceId device) {
    return Optional.ofNullable(members.get(device)).map(LogReader.Member::name);
  }

  @Override
  public void answer(Notice notice) {
    try {
      log.write(log -> {
        Set<Long> answered = answered(log);
        answered.add(notice.statement());
        log.set(ANSWERED, answered.stream().map(String::valueOf).collect(Collectors.joining(",")));
        return null;
      });
    } catch (SyncFault fault) {
      throw new IllegalStateException("a local setting cannot fail so", fault);
    }
  }

  private static Set<Long> answered(LogReader log) {
    return log.setting(ANSWERED).stream()
        .flatMap(all -> Stream.of(all.split(",")))
        .map(Long::parseLong)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public Map<RecordId, List<String>> seenBy(Collection<RecordId> records) {
    return log.read(log -> seenBy(log, records));
  }

  private Map<RecordId, List<String>> seenBy(LogReader log, Collection<RecordId> records) {
    Map<String, Map<DeviceId, Long>> others = new TreeMap<>();
    Map<DeviceId, LogReader.Member> members = log.members();
    log.feeds()
        .forEach((device, position) -> {
          LogReader.Member member = members.get(device);
          if (!device.equals(self) && member != null) {
            others.put(member.name() + "\0" + device, verified(log, device, position));
          }
        });
    var seen = new HashMap<RecordId, List<String>>();
    log.newest(records)
        .forEach((record, place) -> {
          List<String> names =
              others.entrySet().stream()
                  .filter(other -> other.getValue().getOrDefault(place.device(), -1L) >= place.n())
                  .map(other -> other.getKey().substring(0, other.getKey().indexOf('\0')))
                  .toList();
          if (!names.isEmpty()) {
            seen.put(record, names);
          }
        });
    return seen;
  }

  /** How far a device verified every feed, its own included, says its last parcel. */
  private static Map<DeviceId, Long> verified(LogReader log, DeviceId device, Position last) {
    Parcel parcel = Parcel.decode(log.parcel(device, last.n()).orElseThrow().bytes());
    var verified = new HashMap<DeviceId, Long>();
    parcel.seen().forEach((feed, position) -> verified.put(feed, position.n()));
    verified.put(device, last.n());
    return verified;
  }
}
