package app.coffer.desktop.banking.out;

import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How records are written as JSON: ids as hex, amounts as {@code "-12.34 EUR"}, days as ISO. */
final class JsonRecords {
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Choice {}

  /** No number in other programs has so many digits. */
  private interface AsText {
    @JsonFormat(shape = JsonFormat.Shape.STRING)
    long content();
  }

  private JsonRecords() {}

  static JsonMapper mapper(List<Class<?>> choices) {
    SimpleModule texts = new SimpleModule();
    text(texts, RecordId.class, RecordId::hex, RecordId::ofHex);
    text(texts, DeviceId.class, DeviceId::hex, DeviceId::ofHex);
    text(texts, Money.class, JsonRecords::written, JsonRecords::money);
    text(texts, BigDecimal.class, BigDecimal::toPlainString, BigDecimal::new);
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(texts)
            .addMixIn(ImportBatch.Row.class, AsText.class)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // record by record is read out of one document
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    for (Class<?> choice : choices) {
      builder.addMixIn(choice, Choice.class).registerSubtypes(choice.getPermittedSubclasses());
    }
    return builder.build();
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, new Writing<>(type, write));
    module.addDeserializer(type, new Reading<>(type, read));
  }

  private static String written(Money money) {
    return money.decimal() + " " + money.currency().getCurrencyCode();
  }

  private static Money money(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("not an amount and a currency");
    }
    try {
      return Money.parse(parts[0], Currency.getInstance(parts[1]));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("not an amount in that currency", e);
    }
  }

  private static final class Writing<T> extends StdSerializer<T> {
    private final transient Function<T, String> write;

    Writing(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      json.writeString(write.apply(value));
    }
  }

  private static final class Reading<T> extends FromStringDeserializer<T> {
    private final transient Function<String, T> read;

    Reading(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) {
      return read.apply(value);
    }
  }
}
