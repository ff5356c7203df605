package app.coffer.server.resource;

import app.coffer.wire.codec.WireFormats;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.ObjectMapper;

/** Records of the API as JSON or CBOR, whichever the request says. */
@Provider
@Consumes({WireFormats.JSON_TYPE, WireFormats.CBOR_TYPE})
@Produces({WireFormats.JSON_TYPE, WireFormats.CBOR_TYPE})
public final class WireBody implements MessageBodyReader<Record>, MessageBodyWriter<Record> {

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return Record.class.isAssignableFrom(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return Record.class.isAssignableFrom(type);
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    Record value = mapper(media).readValue(in.readAllBytes(), type);
    if (value == null) {
      throw new StreamReadException("null is no request");
    }
    return value;
  }

  @Override
  public void writeTo(
      Record value,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    // a page has megabytes: it is written as it is encoded, and not once more in memory
    mapper(media).writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValue(out, value);
  }

  private static ObjectMapper mapper(MediaType media) {
    return media.getSubtype().equals("cbor") ? WireFormats.cbor() : WireFormats.json();
  }
}
