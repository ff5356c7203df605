package app.coffer.desktop.store;

import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Every field of parcels, headers and statements, changed in every way, under the old signature.
 */
final class FieldLies {
  private static final Set<String> REFUSED = Set.of("NOT_AUTHENTIC");

  /** A statement that is put elsewhere in the log may be missed where it should have been. */
  private static final Set<String> REFUSED_STATEMENT = Set.of("NOT_AUTHENTIC", "ROOT_WITHHELD");

  private FieldLies() {}

  static List<Attack> of(Siege siege, PullPage truth) {
    var attacks = new ArrayList<Attack>();
    int laptops = Pages.withBody(truth, siege.laptop.id());
    List<Integer> desktops = Pages.of(truth, siege.desktop.id());
    for (int at : List.of(laptops, desktops.getLast(), Pages.withBody(truth, siege.watch.id()))) {
      mutants(truth.parcels().get(at).parcel().bytes(), "parcel " + at)
          .forEach((name, bytes) ->
              attacks.add(
                  Attack.page(
                      name,
                      REFUSED,
                      page -> Pages.signed(page, at, in(bytes, page.parcels().get(at).parcel())))));
    }
    for (int at = 1; at < truth.root().size(); at++) {
      int index = at;
      mutants(truth.root().get(at).bytes(), "statement " + at)
          .forEach((name, bytes) ->
              attacks.add(
                  Attack.page(
                      name,
                      REFUSED_STATEMENT,
                      page -> {
                        var root = new ArrayList<>(page.root());
                        root.set(index, in(bytes, root.get(index)));
                        return Pages.root(page, root);
                      })));
    }
    return attacks;
  }

  private static Signed in(byte[] bytes, Signed signed) {
    return new Signed(bytes, signed.signature());
  }

  /** All that differ in one place. */
  private static Map<String, byte[]> mutants(byte[] original, String what) {
    var mutants = new LinkedHashMap<String, byte[]>();
    at(
        Cbor.decode(original),
        what,
        (path, value) -> {
          byte[] bytes = Cbor.encode(value);
          if (!Arrays.equals(bytes, original)) {
            mutants.put(path, bytes);
          }
        });
    return mutants;
  }

  @FunctionalInterface
  private interface Take {
    void take(String path, CborValue whole);
  }

  private static void at(CborValue value, String path, Take take) {
    switch (value) {
      case CborValue.Struct(Map<String, CborValue> entries) -> struct(entries, path, take);
      case CborValue.Array(List<CborValue> items) -> array(items, path, take);
      case CborValue.Int(long number) -> {
        for (long other : new long[] {number + 1, number - 1, 0, -7, Long.MAX_VALUE}) {
          take.take(path + " = " + other, CborValue.of(other));
        }
      }
      case CborValue.Bytes(byte[] bytes) -> bytes(bytes, path, take);
      case CborValue.Text(String text) -> {
        for (String other :
            List.of(text + "x", "", "\n", text.toUpperCase(java.util.Locale.ROOT))) {
          take.take(path + " = \"" + other.strip() + "\"", CborValue.of(other));
        }
      }
      case CborValue.Bool(boolean bool) -> take.take(path + " turned", CborValue.of(!bool));
      case CborValue.Null() -> take.take(path + " given", CborValue.of(1));
    }
    take.take(path + " nulled", CborValue.NULL);
    take.take(path + " of another kind", CborValue.of(List.of(value)));
  }

  private static void bytes(byte[] bytes, String path, Take take) {
    if (bytes.length > 0) {
      take.take(path + " first bit", CborValue.of(Pages.flipped(bytes, 0)));
      take.take(path + " last bit", CborValue.of(Pages.flipped(bytes, -1)));
      take.take(path + " shorter", CborValue.of(Arrays.copyOf(bytes, bytes.length - 1)));
    }
    take.take(path + " longer", CborValue.of(Arrays.copyOf(bytes, bytes.length + 1)));
    take.take(path + " zeros", CborValue.of(new byte[bytes.length]));
  }

  private static void array(List<CborValue> items, String path, Take take) {
    for (int i = 0; i < items.size(); i++) {
      int index = i;
      at(items.get(i), path + "." + i, (p, v) -> take.take(p, with(items, l -> l.set(index, v))));
    }
    take.take(path + " emptied", CborValue.of(List.of()));
    if (!items.isEmpty()) {
      take.take(path + " without its last", with(items, List::removeLast));
      take.take(path + " with its last twice", with(items, l -> l.add(items.getLast())));
      take.take(path + " turned round", CborValue.of(items.reversed()));
    }
  }

  private static CborValue with(
      List<CborValue> items, java.util.function.Consumer<List<CborValue>> change) {
    var changed = new ArrayList<>(items);
    change.accept(changed);
    return CborValue.of(changed);
  }

  private static void struct(Map<String, CborValue> entries, String path, Take take) {
    Function<java.util.function.Consumer<Map<String, CborValue>>, CborValue> with =
        change -> {
          var changed = new LinkedHashMap<>(entries);
          change.accept(changed);
          return CborValue.of(changed);
        };
    entries.keySet().stream()
        .sorted()
        .forEach(key -> {
          at(
              entries.get(key),
              path + "." + key,
              (p, v) -> take.take(p, with.apply(map -> map.put(key, v))));
          take.take(path + " without " + key, with.apply(map -> map.remove(key)));
        });
    take.take(path + " with more", with.apply(map -> map.put("more", CborValue.of(1))));
  }
}
