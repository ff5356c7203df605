package app.coffer.desktop.banking.out;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.out.AttachedFiles.Attached;
import app.coffer.wire.Limits;
import app.coffer.wire.id.RecordId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The attached files of an export, read one at a time: first what they are, then what is in them.
 */
final class JsonAttached {
  private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,80}/[\\w.+-]{1,80}");

  private @Nullable RecordId id;
  private @Nullable RecordId transaction;
  private @Nullable String name;
  private @Nullable String mediaType;
  private long size = -1;
  private byte @Nullable [] content;

  private JsonAttached() {}

  /** Takes what is in a file that stands at this place in the list. */
  interface Taker {
    void take(int place, byte[] content) throws IOException;
  }

  /** What they are; that what is in them can be read is tried. */
  static List<Attached> read(JsonParser json) throws UnreadableFile {
    List<Attached> all = new ArrayList<>();
    Set<RecordId> ids = new HashSet<>();
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw JsonIntake.broken();
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Attached each = one(json).checked();
      if (!ids.add(each.id())) {
        throw JsonIntake.broken();
      }
      all.add(each);
    }
    return all;
  }

  /** What is in them, where it is there; the file was read before. */
  static void contents(Path file, Taker taker) throws IOException {
    try (JsonParser json = new JsonMapper().createParser(file.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean attachments = json.currentName().equals("attachments");
        json.nextToken();
        if (!attachments) {
          json.skipChildren();
          continue;
        }
        for (int place = 0; json.nextToken() != JsonToken.END_ARRAY; place++) {
          byte[] content = one(json).content;
          if (content != null) {
            taker.take(place, content);
          }
        }
      }
    } catch (JacksonException | UnreadableFile e) {
      throw new IOException("the file changed while it was read", e);
    }
  }

  private static JsonAttached one(JsonParser json) throws UnreadableFile {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw JsonIntake.broken();
    }
    JsonAttached one = new JsonAttached();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = json.currentName();
      one.member(member, json.nextToken(), json);
    }
    return one;
  }

  private void member(String member, JsonToken value, JsonParser json) throws UnreadableFile {
    if (member.equals("size") && value == JsonToken.VALUE_NUMBER_INT) {
      size = json.getLongValue();
    } else if (member.equals("content") && value == JsonToken.VALUE_NULL) {
      content = null;
    } else if (value != JsonToken.VALUE_STRING) {
      throw JsonIntake.broken();
    } else {
      switch (member) {
        case "id" -> id = id(json.getString());
        case "transaction" -> transaction = id(json.getString());
        case "name" -> name = json.getString();
        case "mediaType" -> mediaType = json.getString();
        case "content" -> content = decoded(json);
        default -> throw JsonIntake.broken();
      }
    }
  }

  private static RecordId id(String hex) throws UnreadableFile {
    try {
      return RecordId.ofHex(hex);
    } catch (IllegalArgumentException e) {
      throw JsonIntake.broken();
    }
  }

  /** As it comes off the disk; of more than is allowed only the length is kept. */
  private static byte[] decoded(JsonParser json) {
    var decoded = new Bounded();
    json.readBinaryValue(decoded);
    return decoded.toByteArray();
  }

  private static final class Bounded extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      // one byte too many is refused by its length
      int room = Limits.ATTACHMENT_BYTES + 1 - size();
      super.write(bytes, from, Math.min(room, length));
    }
  }

  private Attached checked() throws UnreadableFile {
    if (id == null
        || transaction == null
        || name == null
        || name.isBlank()
        || name.length() > Limits.ATTACHMENT_NAME_CHARACTERS
        || mediaType == null
        || !MEDIA_TYPE.matcher(mediaType).matches()
        || size < 0
        || size > Limits.ATTACHMENT_BYTES
        || content != null && content.length != size) {
      throw JsonIntake.broken();
    }
    return new Attached(id, transaction, name, mediaType, size);
  }
}
