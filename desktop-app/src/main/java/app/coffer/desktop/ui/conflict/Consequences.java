package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the answers to one question would do, worked out again after every choice. */
final class Consequences {
  private final Foresight foresight;
  private final UnitText text;
  private final UiContext context;
  private final ReadOnlyObjectWrapper<EffectsTable> effects =
      new ReadOnlyObjectWrapper<>(EffectsTable.EMPTY);
  private final ReadOnlyBooleanWrapper foreseeing = new ReadOnlyBooleanWrapper();
  private int asked;

  /**
   * The answers to compare.
   *
   * @param open how many leading columns have no answer yet
   */
  record Asked(List<String> columns, List<Resolution> answers, int open) {
    Asked {
      columns = List.copyOf(columns);
      answers = List.copyOf(answers);
    }

    /** Collects answers in their order. */
    static final class Columns {
      private final List<String> columns = new ArrayList<>();
      private final List<Resolution> answers = new ArrayList<>();
      private int open;

      Columns add(String name, Resolution answer) {
        columns.add(name);
        answers.add(answer);
        return this;
      }

      /** A leading column that has no answer yet. */
      Columns open(String name) {
        columns.add(name);
        open++;
        return this;
      }

      Asked asked() {
        return new Asked(columns, answers, open);
      }
    }
  }

  Consequences(Foresight foresight, UnitText text, UiContext context) {
    this.foresight = foresight;
    this.text = text;
    this.context = context;
  }

  ReadOnlyObjectProperty<EffectsTable> effectsProperty() {
    return effects.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty foreseeingProperty() {
    return foreseeing.getReadOnlyProperty();
  }

  /** Works out what these answers do; of several calls only the last one is shown. */
  void foresee(Conflict conflict, Asked next) {
    int question = ++asked;
    foreseeing.set(true);
    foresight.of(
        conflict,
        next.answers(),
        found -> {
          if (question == asked) {
            effects.set(new EffectsText(text, context, next.open()).table(found, next.columns()));
            foreseeing.set(false);
          }
        });
  }
}
