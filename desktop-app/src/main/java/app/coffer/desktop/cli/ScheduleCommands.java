package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.desktop.vault.OpenVault;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer schedule}. */
@Command(name = "schedule", description = "Payments that repeat.")
final class ScheduleCommands {
  private ScheduleCommands() {}

  static Object top() {
    return new ScheduleCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {new ListAll(coffer), new Add(coffer), new Enter(coffer), new Skip(coffer)};
  }

  /** A schedule as {@code --json} prints it; {@code next} is empty where it has ended. */
  record View(String id, String name, String repeat, String next, String amount, String currency) {}

  private static Schedule named(OpenVault vault, String named) {
    List<Schedule> found =
        vault.books().schedules().all().stream()
            .filter(
                each -> each.name().equalsIgnoreCase(named) || each.id().hex().startsWith(named))
            .toList();
    if (found.size() != 1) {
      throw Refusal.notFound("schedule", named);
    }
    return found.getFirst();
  }

  private static Optional<Upcoming> next(OpenVault vault, Schedule schedule) {
    return vault.books().schedules().upcoming(LocalDate.now().plusYears(2)).stream()
        .filter(each -> each.schedule().equals(schedule))
        .findFirst();
  }

  private static Upcoming due(OpenVault vault, Schedule schedule) {
    return next(vault, schedule)
        .orElseThrow(() ->
            new Refusal(
                Exit.REFUSED, "nothing-due", "It does not fall due any more.", "Change its rule."));
  }

  /** {@code coffer schedule list}. */
  @Command(name = "list", description = "List schedules and when they fall due next.")
  static final class ListAll extends VaultCommand {
    ListAll(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      var table = new Table("NEXT", "NAME", "AMOUNT>", "REPEAT", "ID");
      List<View> views =
          vault.books().schedules().all().stream()
              .map(schedule -> view(schedule, next(vault, schedule)))
              .sorted(Comparator.comparing(View::next).thenComparing(View::name))
              .toList();
      views.forEach(view ->
          table.row(
              view.next(), view.name(), view.amount(), view.repeat(), view.id().substring(0, 8)));
      coffer().print(views, () -> table.text("No schedules yet."));
      return Exit.DONE;
    }

    private static View view(Schedule schedule, Optional<Upcoming> next) {
      Money amount = next.map(Upcoming::expected).orElse(schedule.expected().amount());
      return new View(
          schedule.id().hex(),
          schedule.name(),
          schedule.recurrence().rule(),
          next.map(each -> each.occurrence().due().toString()).orElse(""),
          amount.decimal(),
          amount.currency().getCurrencyCode());
    }
  }

  /** {@code coffer schedule add}. */
  @Command(name = "add", description = "Add a payment of a fixed amount that repeats.")
  static final class Add extends VaultCommand {
    @Parameters(paramLabel = "NAME")
    String name = "";

    @Option(names = "--account", required = true, paramLabel = "ACCOUNT")
    String account = "";

    @Option(names = "--amount", required = true, paramLabel = "N")
    String amount = "";

    @Option(names = "--start", required = true, paramLabel = "DATE")
    String start = "";

    @Option(
        names = "--repeat",
        paramLabel = "RULE",
        description = "Of RFC 5545; default ${DEFAULT-VALUE}.")
    String repeat = "FREQ=MONTHLY";

    @Option(names = "--category", paramLabel = "CATEGORY")
    @Nullable String category;

    Add(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      var lookup = new Lookup(vault.ledger().read());
      Account in = lookup.account(account);
      Schedules schedules = vault.books().schedules();
      var schedule =
          new Schedule(
              schedules.newId(),
              name,
              new Recurrence(Typed.date(start), repeat, Weekend.STAY),
              Expected.fixed(Typed.money(amount, in.opening().currency())),
              new Template(
                  in.id(),
                  Faults.done(vault.ledger().payeeNamed(name)).id(),
                  Optional.ofNullable(category)
                      .map(typed -> lookup.category(typed).id())
                      .orElse(null),
                  null,
                  List.of(),
                  "",
                  new TreeSet<>()),
              null,
              new TreeSet<>());
      Schedule saved = Faults.done(schedules.save(schedule));
      coffer().print(new Added(saved.id().hex()), () -> "Added " + name + ".");
      return Exit.DONE;
    }
  }

  /** {@code coffer schedule enter}. */
  @Command(name = "enter", description = "Enter the next occurrence that is not entered yet.")
  static final class Enter extends VaultCommand {
    @Parameters(paramLabel = "SCHEDULE")
    String schedule = "";

    Enter(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Schedule found = named(vault, schedule);
      Upcoming due = due(vault, found);
      Transaction entered =
          Faults.done(
              vault
                  .books()
                  .schedules()
                  .enter(
                      found.id(),
                      due.occurrence().named(),
                      due.occurrence().due(),
                      due.expected()));
      coffer().print(new Added(entered.id().hex()), () -> "Entered for " + entered.date() + ".");
      return Exit.DONE;
    }
  }

  /** {@code coffer schedule skip}. */
  @Command(name = "skip", description = "Leave the next occurrence out.")
  static final class Skip extends VaultCommand {
    @Parameters(paramLabel = "SCHEDULE")
    String schedule = "";

    Skip(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Schedule found = named(vault, schedule);
      Upcoming due = due(vault, found);
      Faults.done(vault.books().schedules().skip(found.id(), due.occurrence().named()));
      coffer()
          .print(new Added(found.id().hex()), () -> "Left out: " + due.occurrence().due() + ".");
      return Exit.DONE;
    }
  }
}
