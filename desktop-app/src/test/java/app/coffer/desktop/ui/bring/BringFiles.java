package app.coffer.desktop.ui.bring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of other programs that the tests of this screen bring. */
final class BringFiles {
  private BringFiles() {}

  /** Day 739845 is 2026-08-17. */
  static Path homeBank(Path folder) {
    return write(
        folder.resolve("household.xhb"),
        """
        <homebank v="1.4" d="050904">
        <cur key="1" iso="EUR" name="Euro" frac="2"/>
        <cur key="2" iso="CHF" name="Franken" frac="2"/>
        <account key="1" type="1" curr="1" name="Giro" initial="1204.10"/>
        <account key="2" type="7" curr="1" name="Tagesgeld" initial="9000"/>
        <account key="3" type="4" curr="1" name="Kreditkarte" initial="-120"/>
        <account key="4" type="2" curr="2" name="Geldbeutel" initial="50" flags="2"/>
        <pay key="1" name="Markt"/>
        <pay key="2" name="Firma"/>
        <cat key="1" name="Essen"/>
        <cat key="2" parent="1" name="Brot" b0="-50"/>
        <cat key="3" flags="2" name="Lohn"/>
        <fav amount="-700" account="1" wording="Rent" recflg="1"/>
        <asg name="MARKT" payee="1"/>
        <ope date="739845" amount="2500" account="1" st="2" payee="2" category="3"/>
        <ope date="739846" amount="-10.5" account="1" st="1" payee="1" category="2" wording="rye"/>
        <ope date="739847" amount="-30" account="3" payee="1" scat="1||2" samt="-10||-20" smem="||"/>
        <ope date="739848" amount="-40" account="1" dst_account="2" kxfer="1"/>
        <ope date="739848" amount="40" account="2" dst_account="1" kxfer="1"/>
        <ope date="739849" amount="-9" account="1" kxfer="3" wording="half"/>
        <ope date="739850" amount="-1000" account="1" st="3" wording="void"/>
        </homebank>
        """);
  }

  /** Its dates can be read either way. */
  static Path ynab(Path folder) {
    return write(
        folder.resolve("register.csv"),
        """
        "Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo","Outflow","Inflow","Cleared"
        "Bank","","03/04/2026","Shop","Daily: Food","Daily","Food","",€4.50,€0.00,"Cleared"
        """);
  }

  static Path unknown(Path folder) {
    return write(folder.resolve("letter.txt"), "Dear bank\n");
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
