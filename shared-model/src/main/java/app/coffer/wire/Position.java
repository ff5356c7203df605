package app.coffer.wire;

import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.id.Hash;
import java.util.List;

/**
 * The place reached in a hash-chained log: the number of its last entry, from 0, and that entry's
 * hash.
 *
 * @param n a parcel's number in its feed, or a statement's in the root log
 */
public record Position(long n, Hash hash) {

  CborValue value() {
    return CborValue.of(List.of(CborValue.of(n), CborValue.of(hash.bytes())));
  }

  static Position of(CborValue value) {
    List<CborValue> parts = Fields.tuple(value, 2);
    return new Position(
        Fields.count(parts.get(0)), new Hash(Header.exactly(parts.get(1), Hash.LENGTH)));
  }
}
