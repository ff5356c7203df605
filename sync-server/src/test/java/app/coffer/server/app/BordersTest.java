package app.coffer.server.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which package may use which. */
class BordersTest {
  private static final String OURS = "app.coffer.server.";

  /** Of our own packages; the wire is for all, and {@code app} may use everything. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "resource", List.of("vault", "auth", "limit"),
          "problem", List.of("vault", "auth", "limit"),
          "auth", List.of("vault"),
          "front", List.of(),
          "operate", List.of("vault"),
          "limit", List.of(),
          "vault", List.of(),
          "events", List.of("vault", "auth", "limit"),
          "blob", List.of("vault"));

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("app.coffer.server");

  @Test
  void packagesUseOnlyWhatTheyMay() {
    assertThat(classes.contain(OURS + "vault.VaultLog")).isTrue();
    MAY_USE.forEach((name, allowed) -> {
      var packages = new ArrayList<String>();
      packages.add("app.coffer.wire..");
      packages.add(OURS + name + "..");
      allowed.forEach(other -> packages.add(OURS + other + ".."));
      classes()
          .that()
          .resideInAPackage(OURS + name + "..")
          .should()
          .onlyDependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are outside or in " + packages,
                  used ->
                      !used.getPackageName().startsWith("app.coffer.")
                          || packages.stream()
                              .map(p -> p.replace("..", ""))
                              .anyMatch(used.getPackageName()::startsWith)))
          .check(classes);
    });
  }

  @Test
  void sqlAndHttpStayWhereTheyBelong() {
    noClasses()
        .that()
        .resideOutsideOfPackage(OURS + "blob..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jooq..", "java.sql..", "org.sqlite..", "org.flywaydb..")
        .check(classes);
    noClasses()
        .that()
        .resideInAnyPackage(OURS + "vault..", OURS + "blob..", OURS + "limit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "org.eclipse.jetty..", "org.glassfish..")
        .check(classes);
    noClasses().should().dependOnClassesThat().resideInAPackage("com.goterl..").check(classes);
  }
}
