package app.coffer.desktop.cli;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes results as JSON, fields in the order of the record; what is not known is null. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private Json() {}

  /** One line. */
  static String of(Object result) {
    return MAPPER.writeValueAsString(result);
  }
}
