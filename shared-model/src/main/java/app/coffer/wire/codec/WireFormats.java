package app.coffer.wire.codec;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * The mappers for requests and answers, one configuration for both ends: every component of a
 * record must be there, unknown ones are passed over (a newer version may have them), a name twice
 * or anything after the value is refused, and nesting is shallow. Signed bytes never pass through
 * here as structure, only as byte strings.
 */
public final class WireFormats {
  public static final String CBOR_TYPE = "application/cbor";
  public static final String JSON_TYPE = "application/json";
  private static final int DEPTH = 12;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(20).build();
  private static final JsonMapper JSON =
      configured(
              JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build()))
          .build();
  private static final CBORMapper CBOR =
      configured(
              CBORMapper.builder(CBORFactory.builder().streamReadConstraints(CONSTRAINTS).build()))
          .build();

  private WireFormats() {}

  /** For people and curl. */
  public static JsonMapper json() {
    return JSON;
  }

  /** For the app. */
  public static CBORMapper cbor() {
    return CBOR;
  }

  private static <B extends MapperBuilder<?, B>> B configured(B builder) {
    return builder
        .addModule(new WireModule())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
