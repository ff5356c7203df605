package app.coffer.desktop.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Entity;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ActWordsTest {
  @Test
  void everyKindOfRecordHasAWordForWhatWasDoneWithIt() throws IllegalAccessException {
    Words words = Words.in(Locale.ENGLISH);
    var constants =
        Arrays.stream(Entity.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .filter(field -> field.getType().equals(Entity.class))
            .toList();
    assertThat(constants).hasSizeGreaterThan(15);
    for (var constant : constants) {
      String key = "act.one." + ((Entity) constant.get(null)).name();
      assertThat(words.has(key)).as(key).isTrue();
    }
  }
}
