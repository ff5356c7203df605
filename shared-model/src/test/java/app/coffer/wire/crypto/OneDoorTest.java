package app.coffer.wire.crypto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** libsodium's binding checks no lengths, so there is one door to it. */
class OneDoorTest {
  private final JavaClasses wire =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("app.coffer.wire");

  @Test
  void onlyTheCryptoPackageTouchesLibsodium() {
    noClasses()
        .that()
        .resideOutsideOfPackage("app.coffer.wire.crypto")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.goterl..", "com.sun.jna..")
        .check(wire);
    // or the rule above would be empty
    classes()
        .that()
        .haveFullyQualifiedName("app.coffer.wire.crypto.Crypto")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.goterl..")
        .check(wire);
  }

  @Test
  void noOtherCryptographyAndNoWeakRandomnessComesIn() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("app.coffer.wire.crypto.Randomness")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.security.SecureRandom")
        .check(wire);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.crypto..", "java.util.random..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .check(wire);
  }

  @Test
  void wireKnowsNeitherEnd() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("app.coffer.server..", "app.coffer.desktop..", "java.sql..")
        .check(wire);
  }
}
