package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.CsvProfile.Column;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.wire.id.RecordId;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A profile as a file that people pass on: JSON. The same text is kept in the vault. */
public final class CsvProfileFile {
  static final String FORMAT = "coffer-csv-profile";
  static final int VERSION = 1;
  private static final int MOST_COLUMNS = 500;
  private static final int MOST_WORDS = 50;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private CsvProfileFile() {}

  public static String text(CsvProfile profile) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION);
    root.put("name", profile.name());
    if (!profile.country().isEmpty()) {
      root.put("country", profile.country());
    }
    root.put("charset", profile.charset());
    root.put("separator", String.valueOf(profile.separator()));
    root.put("header", profile.headed());
    root.put("date", profile.date());
    root.put("decimal", String.valueOf(profile.decimal()));
    root.put("flipSign", profile.flip());
    root.put("order", word(profile.habits().order()));
    root.put("continuedRows", profile.habits().continued());
    var pending = root.putArray("pending");
    profile.habits().pending().forEach(pending::add);
    var columns = root.putArray("columns");
    profile
        .columns()
        .forEach(column ->
            columns.addObject().put("name", column.name()).put("is", word(column.role())));
    return JSON.writeValueAsString(root) + "\n";
  }

  /**
   * @throws UnreadableFile where it is no profile, or one that cannot read anything
   */
  public static CsvProfile read(RecordId id, String text) throws UnreadableFile {
    try {
      JsonNode root = JSON.readTree(text);
      if (!root.path("format").asString("").equals(FORMAT)) {
        throw refused(Code.PROFILE_OTHER_KIND);
      }
      if (root.path("version").asInt(0) > VERSION) {
        throw refused(Code.PROFILE_NEWER);
      }
      List<Column> columns = columns(root.path("columns"));
      String date = root.path("date").asString("");
      new DateText(date);
      String charset = Charset.forName(root.path("charset").asString("UTF-8")).name();
      return new CsvProfile(
          id,
          Limited.text(root.path("name").asString(""), Limited.NAME),
          Limited.text(root.path("country").asString(""), 2).toUpperCase(Locale.ROOT),
          columns,
          root.path("header").asBoolean(true),
          charset,
          sign(root, "separator", ";,\t|"),
          date,
          sign(root, "decimal", ".,"),
          root.path("flipSign").asBoolean(false),
          new CsvHabits(
              root.path("continuedRows").asBoolean(false),
              constant(CsvHabits.Order.class, root.path("order").asString("unknown")),
              pending(root)));
    } catch (JacksonException notJson) {
      throw refused(Code.PROFILE_NOT_JSON);
    } catch (IllegalArgumentException odd) {
      throw refused(Code.PROFILE_WORD);
    }
  }

  private static List<Column> columns(JsonNode all) throws UnreadableFile {
    var columns = new ArrayList<Column>();
    for (JsonNode each : all) {
      columns.add(
          new Column(
              Limited.text(each.path("name").asString(""), 200),
              constant(Role.class, each.path("is").asString("ignored"))));
    }
    List<Role> roles = columns.stream().map(Column::role).toList();
    boolean amount =
        roles.contains(Role.AMOUNT) || roles.contains(Role.IN) || roles.contains(Role.OUT);
    if (columns.size() > MOST_COLUMNS || !roles.contains(Role.DATE) || !amount) {
      throw refused(Code.PROFILE_COLUMNS);
    }
    return columns;
  }

  private static List<String> pending(JsonNode root) {
    if (!root.has("pending")) {
      return CsvHabits.PENDING;
    }
    return root.path("pending")
        .valueStream()
        .limit(MOST_WORDS)
        .map(word -> ColumnNames.plain(word.asString("")))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static char sign(JsonNode root, String name, String allowed) throws UnreadableFile {
    String text = root.path(name).asString("");
    if (text.length() != 1 || allowed.indexOf(text.charAt(0)) < 0) {
      throw refused(Code.PROFILE_SIGN, name);
    }
    return text.charAt(0);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static UnreadableFile refused(Code code, Object... arguments) {
    return new UnreadableFile(Code.NO_PROFILE, Finding.of(code, arguments));
  }
}
