package app.coffer.desktop.ui.settings;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.settings.LanguageAndRegion;
import app.coffer.desktop.settings.StartsWith;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the window looks: theme, size of text, language and region. */
final class AppearancePage implements SettingsPage {
  private final Appearance appearance;
  private final ComboBox<Theme> theme = new ComboBox<>();
  private final ComboBox<Integer> size = new ComboBox<>();
  private final ComboBox<String> language = new ComboBox<>();
  private final ComboBox<String> region = new ComboBox<>();
  private final ComboBox<StartsWith> start = new ComboBox<>();
  private final Label nextStart = new Label();
  private final VBox box;

  AppearancePage(UiContext context, Appearance appearance) {
    this.appearance = appearance;
    var words = context.words();
    theme.getItems().setAll(Theme.values());
    theme.setConverter(new ChoiceText<>(value -> words.of("theme", value)));
    theme.setValue(Theme.valueOf(appearance.text("theme", Theme.SYSTEM.name())));
    size.getItems().setAll(80, 90, 100, 115, 130, 150, 200);
    size.setConverter(new ChoiceText<>(value -> words.get("looks.percent", value)));
    size.setValue((int) appearance.number("text", 100));
    start.setId("looks-start");
    start.getItems().setAll(StartsWith.values());
    start.setConverter(
        new ChoiceText<>(page ->
            words.get(
                switch (page) {
                  case REGISTER -> "register.all";
                  case OVERVIEW -> "overview.title";
                  case BUDGET -> "budget.title";
                })));
    start.setValue(StartsWith.in(appearance));
    start.setOnAction(event -> start.getValue().keepIn(appearance));
    offerLanguages(words);
    theme.setOnAction(event -> apply());
    size.setOnAction(event -> apply());
    List.of(theme, size, language, region, start)
        .forEach(box -> box.setMinWidth(Region.USE_PREF_SIZE));
    var title = new Label(words.get("looks.title"));
    title.getStyleClass().add(Styles.TITLE_4);
    box =
        new VBox(
            12,
            title,
            new HBox(
                16,
                new Labelled(words.get("looks.theme"), theme),
                new Labelled(words.get("looks.size"), size)),
            new HBox(
                16,
                new Labelled(words.get("looks.language"), language),
                new Labelled(words.get("looks.region"), region)),
            nextStart,
            new Labelled(words.get("looks.start"), start));
    box.getStyleClass().add("card-box");
  }

  private void offerLanguages(Words words) {
    language.getItems().add("");
    for (Locale one : LanguageAndRegion.LANGUAGES) {
      language.getItems().add(one.toLanguageTag());
    }
    language.setConverter(
        new ChoiceText<>(
            tag -> tag.isEmpty() ? words.get("looks.asSystem") : inItself(Locale.of(tag))));
    language.setValue(LanguageAndRegion.languageTag(appearance));
    region.getItems().add("");
    LanguageAndRegion.COUNTRIES.stream()
        .sorted(Comparator.comparing(code -> country(code, words)))
        .forEach(region.getItems()::add);
    region.setConverter(
        new ChoiceText<>(
            code -> code.isEmpty() ? words.get("looks.asSystem") : country(code, words)));
    region.setValue(LanguageAndRegion.country(appearance));
    nextStart.setText(words.get("looks.nextStart"));
    nextStart.getStyleClass().add(Styles.TEXT_MUTED);
    nextStart.setWrapText(true);
    language.setOnAction(event -> chooseLanguage());
    region.setOnAction(event -> chooseLanguage());
  }

  /** A language names itself, so that who cannot read the present one finds it. */
  private static String inItself(Locale language) {
    return language.getDisplayLanguage(language);
  }

  private static String country(String code, Words words) {
    return Locale.of("", code).getDisplayCountry(words.language());
  }

  private void chooseLanguage() {
    LanguageAndRegion.choose(appearance, language.getValue(), region.getValue());
  }

  @Override
  public Node node() {
    return box;
  }

  private void apply() {
    appearance.set("theme", theme.getValue().name());
    appearance.set("text", String.valueOf(size.getValue()));
    theme.getValue().apply(box.getScene(), size.getValue());
  }
}
