package app.coffer.desktop.ui;

import app.coffer.desktop.ui.backup.VaultSwitch;
import app.coffer.desktop.ui.shell.Shell;
import app.coffer.desktop.ui.start.StartScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of things that arrive: shown at once where the window can, kept in memory until a
 * vault is open where it cannot. Whatever would leave the vault asks first.
 */
final class Arrivals {
  private final Door door;
  private final List<Arrival> waiting = new ArrayList<>();

  /** What the window shows now, and what it can be told. */
  interface Door {
    Optional<Shell> shell();

    Optional<StartScreen> start();

    VaultSwitch windows();

    void lock();
  }

  Arrivals(Door door) {
    this.door = door;
  }

  /** Another start brought something. */
  void take(List<Arrival> arrived) {
    arrived.forEach(this::take);
  }

  /** A vault is open: what waited for one is shown. */
  void entered() {
    List<Arrival> kept = List.copyOf(waiting);
    waiting.clear();
    take(kept);
  }

  private void take(Arrival arrival) {
    switch (arrival) {
      case Arrival.Show show -> {}
      case Arrival.Lock lock -> door.lock();
      case Arrival.VaultFolder(var folder) -> door.start().ifPresent(start -> start.reopen(folder));
      case Arrival.BackupFile(var file) when door.start().isPresent() ->
          door.start().orElseThrow().restore(file);
      case Arrival.Invitation(var link) when door.start().isPresent() ->
          door.start().orElseThrow().join(link);
      default ->
          door.shell().ifPresentOrElse(shell -> inside(shell, arrival), () -> later(arrival));
    }
  }

  private void inside(Shell shell, Arrival arrival) {
    switch (arrival) {
      case Arrival.BankFile(var file) -> shell.importFile(file);
      case Arrival.NewTransaction add -> shell.addTransaction();
      case Arrival.BackupFile(var file) ->
          shell.ask("arrival.backup", () -> door.windows().openCopy(file));
      case Arrival.Invitation(var link) ->
          shell.ask("arrival.invitation", () -> door.windows().join(link));
      case Arrival.Show show -> {}
      case Arrival.Lock lock -> {}
      case Arrival.VaultFolder folder -> {}
    }
  }

  /** Only the newest of a kind: ten clicks on one file are one wish. */
  private void later(Arrival arrival) {
    waiting.removeIf(other -> other.getClass() == arrival.getClass());
    waiting.add(arrival);
  }
}
