package app.coffer.desktop.banking.out;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whether a record read from a file has everything that such a record always has. */
final class Complete {
  private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new ConcurrentHashMap<>();

  private Complete() {}

  static boolean is(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Record whole -> parts(whole);
      case Collection<?> many -> many.stream().allMatch(Complete::is);
      case Map<?, ?> many -> is(many.keySet()) && is(many.values());
      case Optional<?> perhaps -> perhaps.map(Complete::is).orElse(true);
      default -> true;
    };
  }

  private static boolean parts(Record whole) {
    for (RecordComponent each :
        COMPONENTS.computeIfAbsent(whole.getClass(), Class::getRecordComponents)) {
      Object part;
      try {
        part = each.getAccessor().invoke(whole);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record keeps " + each.getName() + " back", e);
      }
      boolean mayLack = each.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (part == null ? !mayLack : !is(part)) {
        return false;
      }
    }
    return true;
  }
}
