package app.coffer.desktop.catalogue;

import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Places in a list. */
final class Order {
  private Order() {}

  /** Where one stands; the end where it is null or not among them. */
  static <T> int at(List<T> all, Function<T, RecordId> id, @Nullable RecordId one) {
    for (int i = 0; i < all.size(); i++) {
      if (id.apply(all.get(i)).equals(one)) {
        return i;
      }
    }
    return all.size();
  }
}
