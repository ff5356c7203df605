package app.coffer.desktop.store;

import java.time.LocalDate;
import org.jooq.impl.AbstractConverter;

/** A date as days since 1970-01-01. Public for the generated classes only. */
public final class EpochDayConverter extends AbstractConverter<Integer, LocalDate> {

  public EpochDayConverter() {
    super(Integer.class, LocalDate.class);
  }

  @Override
  public LocalDate from(Integer day) {
    return day == null ? null : LocalDate.ofEpochDay(day);
  }

  @Override
  public Integer to(LocalDate date) {
    return date == null ? null : Math.toIntExact(date.toEpochDay());
  }
}
