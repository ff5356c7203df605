package app.coffer.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the table of packages in ARCHITECTURE.md. */
class BordersTest {
  private static final String ROOT = "app.coffer.desktop";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("app.coffer");

  /** What a package may use of ours, beside itself and the wire. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("money", Set.of()),
          Map.entry("secret", Set.of()),
          Map.entry("settings", Set.of()),
          Map.entry("update", Set.of()),
          Map.entry("backup", Set.of()),
          Map.entry("change", Set.of()),
          Map.entry("merge", Set.of("change")),
          Map.entry("conflict", Set.of("change", "merge", "money")),
          Map.entry("ledger", Set.of("money", "change")),
          Map.entry("rates", Set.of("money", "ledger", "change")),
          Map.entry("budget", Set.of("money", "ledger", "change", "schedule")),
          Map.entry("schedule", Set.of("money", "ledger", "change")),
          Map.entry("rules", Set.of("money", "ledger", "change")),
          Map.entry("report", Set.of("money", "ledger", "change", "rates", "budget")),
          Map.entry(
              "catalogue",
              Set.of("money", "ledger", "change", "budget", "schedule", "rules", "report")),
          Map.entry(
              "outlook",
              Set.of("money", "ledger", "change", "conflict", "budget", "schedule", "rules")),
          Map.entry(
              "demo",
              Set.of(
                  "money", "ledger", "change", "budget", "schedule", "rules", "rates", "report")),
          Map.entry("banking", Set.of("money", "ledger", "change")),
          Map.entry("sync", Set.of("change", "merge", "conflict")),
          Map.entry("attachment", Set.of("change", "sync", "seal")),
          Map.entry(
              "store",
              Set.of(
                  "attachment",
                  "banking",
                  "money",
                  "ledger",
                  "budget",
                  "schedule",
                  "rules",
                  "report",
                  "rates",
                  "change",
                  "merge",
                  "conflict",
                  "sync")),
          Map.entry("seal", Set.of("secret", "change", "sync")),
          Map.entry("transport", Set.of("sync", "pairing")),
          Map.entry("pairing", Set.of("secret", "seal", "sync")),
          Map.entry(
              "vault",
              Set.of(
                  "money",
                  "secret",
                  "backup",
                  "settings",
                  "change",
                  "merge",
                  "conflict",
                  "catalogue",
                  "ledger",
                  "outlook",
                  "budget",
                  "schedule",
                  "rules",
                  "report",
                  "rates",
                  "demo",
                  "banking",
                  "attachment",
                  "sync",
                  "store",
                  "seal",
                  "transport",
                  "pairing")),
          Map.entry(
              "ui",
              Set.of(
                  "money",
                  "secret",
                  "backup",
                  "settings",
                  "update",
                  "change",
                  "merge",
                  "conflict",
                  "catalogue",
                  "ledger",
                  "outlook",
                  "budget",
                  "schedule",
                  "rules",
                  "report",
                  "rates",
                  "banking",
                  "attachment",
                  "sync",
                  "pairing",
                  "vault")),
          Map.entry(
              "cli",
              Set.of(
                  "money",
                  "secret",
                  "backup",
                  "settings",
                  "change",
                  "merge",
                  "conflict",
                  "catalogue",
                  "ledger",
                  "outlook",
                  "budget",
                  "schedule",
                  "rules",
                  "report",
                  "rates",
                  "banking",
                  "attachment",
                  "sync",
                  "pairing",
                  "vault")));

  /** Whoever calls a use case may be told that the disk is full. */
  private static final String FAULT = ROOT + ".store.StoreFault";

  @Test
  void theTestSeesTheClasses() {
    MAY_USE
        .keySet()
        .forEach(name ->
            assertThat(
                    CLASSES.stream()
                        .filter(each -> each.getPackageName().startsWith(ROOT + "." + name)))
                .as(name)
                .isNotEmpty());
    assertThat(CLASSES.contain(FAULT)).isTrue();
  }

  @Test
  void packagesUseWhatTheTableAllows() {
    var broken = new ArrayList<String>();
    MAY_USE.forEach((name, allowed) -> {
      List<String> forbidden =
          MAY_USE.keySet().stream()
              .filter(other -> !other.equals(name) && !allowed.contains(other))
              .map(other -> ROOT + "." + other + "..")
              .toList();
      var rule =
          noClasses()
              .that()
              .resideInAPackage(ROOT + "." + name + "..")
              .should()
              .dependOnClassesThat(
                  JavaClass.Predicates.resideInAnyPackage(forbidden.toArray(String[]::new))
                      .and(
                          DescribedPredicate.not(
                              DescribedPredicate.describe("the fault of the store", fault()))));
      broken.addAll(rule.evaluate(CLASSES).getFailureReport().getDetails());
    });
    assertThat(broken).isEmpty();
  }

  private static java.util.function.Predicate<JavaClass> fault() {
    return each -> each.getName().startsWith(FAULT);
  }

  @Test
  void nobodyUsesTheMainClassesAndTheServerIsOnlyStartedAsAProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".app..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("app.coffer.server..")
        .check(CLASSES);
  }

  @Test
  void onlyTheStoreSpeaksSqlOnlyTheTransportHttpAndOnlyTheWindowJavaFx() {
    only(List.of("store"), "org.jooq..", "java.sql..", "org.sqlite..", "org.flywaydb..");
    only(List.of("transport", "vault"), "okhttp3..");
    only(List.of("update"), "java.net.http..");
    only(List.of("ui", "app", "tour"), "javafx..");
    only(List.of("cli"), "picocli..");
    only(List.of("ui"), "com.google.zxing..");
  }

  @Test
  void onlyOneClassReachesLibsodium() {
    noClasses()
        .that()
        .resideOutsideOfPackage("app.coffer.wire.crypto..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.goterl..", "com.sun.jna..")
        .check(CLASSES);
  }

  private static void only(List<String> packages, String... theirs) {
    String[] ours = packages.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .and()
        .resideOutsideOfPackages(ours)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(theirs)
        .check(CLASSES);
  }
}
