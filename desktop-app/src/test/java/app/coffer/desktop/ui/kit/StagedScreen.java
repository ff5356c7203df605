package app.coffer.desktop.ui.kit;

import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.Vaults;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** One screen over a real vault, in a stage of its own, as it stands beside the sidebar. */
public final class StagedScreen implements AutoCloseable {
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final boolean PICTURES = Boolean.getBoolean("coffer.pictures");
  private static final Instant NOW = Instant.parse("2026-11-21T11:02:00Z");
  private final OpenVault vault;
  private final Stage stage;

  public StagedScreen(Stage stage, Path folder) throws VaultRefused {
    this.stage = stage;
    vault = vault(folder);
    stage.show();
  }

  /** A vault with simple categories, in euros. */
  public static OpenVault vault(Path folder) throws VaultRefused {
    return Vaults.ofThisComputer(Syncing.WHEN_ASKED)
        .create(
            new NewVault(
                folder,
                "Home",
                Currency.getInstance("EUR"),
                StarterCategories.SIMPLE,
                "Desktop",
                Optional.empty()))
        .vault();
  }

  public OpenVault vault() {
    return vault;
  }

  /** In English. */
  public static UiContext context() {
    return context(Locale.ENGLISH, Locale.UK);
  }

  public static UiContext context(Locale language, Locale region) {
    return new UiContext(
        Background.threads(),
        Words.in(language),
        new Formats(region, ZoneOffset.UTC),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  public static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused.toString());
    };
  }

  /** A transaction as somebody types it. */
  public static void spend(
      OpenVault vault, RecordId account, LocalDate day, String payee, long cents, String category) {
    done(
        vault
            .ledger()
            .addTransaction(
                TransactionDraft.of(account, day, payee, Money.of(cents, "EUR"), category)));
  }

  /** Shows a screen; what was shown before is gone. */
  public <S extends Screen> S show(
      FxRobot robot, UiContext context, Function<Overlay, S> made, int width, int height) {
    var shown = new java.util.concurrent.atomic.AtomicReference<S>();
    robot.interact(() -> {
      var frame = new BorderPane();
      var overlay = new Overlay(frame, context.words());
      S screen = made.apply(overlay);
      shown.set(screen);
      var sidebar = new Region();
      sidebar.getStyleClass().add("sidebar");
      sidebar.setMinWidth(240);
      sidebar.setPrefWidth(240);
      frame.setLeft(sidebar);
      frame.setCenter(screen.node());
      var scene = new Scene(overlay, width, height);
      Theme.LIGHT.apply(scene, 100);
      stage.setScene(scene);
      stage.setWidth(width);
      stage.setHeight(height);
      screen.onShown();
    });
    settle();
    robot.interact(() -> shown.get().focus());
    return shown.get();
  }

  /**
   * Pictures of what is shown: light and large, dark and small. Only where they are asked for, by
   * {@code -Dcoffer.pictures=true}: they take longer than the tests themselves.
   */
  public void pictures(FxRobot robot, String name) {
    if (!PICTURES) {
      return;
    }
    settle();
    picture(robot, name, Theme.LIGHT, 1280, 800, 100);
    picture(robot, name, Theme.DARK, 1024, 640, 100);
    robot.interact(() -> size(Theme.LIGHT, 1280, 800, 100));
    settle();
  }

  /** One picture. */
  public void picture(
      FxRobot robot, String name, Theme theme, int width, int height, int textPercent) {
    if (!PICTURES) {
      return;
    }
    robot.interact(() -> size(theme, width, height, textPercent));
    settle();
    robot.interact(() -> stage.getScene().getRoot().layout());
    settle();
    String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
    robot.interact(() -> {
      try {
        Pictures.write(stage.getScene(), Path.of("target/screens", file));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    });
  }

  private void size(Theme theme, int width, int height, int textPercent) {
    stage.setWidth(width);
    stage.setHeight(height);
    theme.apply(stage.getScene(), textPercent);
  }

  /** Waits, generously, until something is so. */
  public static void until(BooleanSupplier so) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, so::getAsBoolean);
    } catch (java.util.concurrent.TimeoutException never) {
      throw new AssertionError("it did not come to be", never);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void settle() {
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Override
  public void close() {
    vault.close();
  }
}
