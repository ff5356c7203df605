package app.coffer.wire.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.StringItem;

/** The text that is signed (RFC 9421 section 2.5): one line per component, then the parameters. */
final class SignatureBase {
  private SignatureBase() {}

  /** The {@code @signature-params} of these components with these parameters, in this order. */
  static InnerList params(Iterable<String> components, Map<String, Object> parameters) {
    List<Item<? extends Object>> items = new ArrayList<>();
    components.forEach(name -> items.add(StringItem.valueOf(name)));
    return InnerList.valueOf(items).withParams(Parameters.valueOf(parameters));
  }

  /** The bytes to sign for component values in order. */
  static byte[] bytes(SequencedMap<String, String> components, InnerList params) {
    var base = new StringBuilder();
    components.forEach(
        (name, value) -> base.append('"').append(name).append("\": ").append(value).append('\n'));
    base.append("\"@signature-params\": ").append(params.serialize());
    return base.toString().getBytes(StandardCharsets.UTF_8);
  }
}
