package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.id.DeviceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names of devices travel like any other record. */
class DeviceCardsTest {
  private TwoDevices two;

  @BeforeEach
  void start() throws SyncFault {
    two = new TwoDevices(71);
  }

  @AfterEach
  void stop() {
    two.close();
  }

  private static String name(SimDevice asked, DeviceId of) {
    return asked.read(LogReader::members).get(of).name();
  }

  @Test
  void aNewNameTakesThePlaceOfTheOneADeviceWasAddedWith() throws SyncFault {
    DeviceId laptop = two.laptop.id();
    String before = name(two.desktop, laptop);
    two.desktop.cards.edit(laptop, card -> card.named("Ana’s"));
    assertThat(name(two.desktop, laptop)).isEqualTo("Ana’s");
    assertThat(name(two.laptop, laptop)).isEqualTo(before);
    two.desktop.sync();
    two.laptop.sync();
    assertThat(name(two.laptop, laptop)).isEqualTo("Ana’s");
    assertThat(two.laptop.cards.all()).isEqualTo(two.desktop.cards.all());
  }

  @Test
  void whatIsSaidAlreadyMakesNothingToSend() throws SyncFault {
    two.desktop.cards.edit(two.laptop.id(), card -> card.named("Ana’s"));
    two.desktop.sync();
    two.desktop.cards.edit(two.laptop.id(), card -> card.named("Ana’s"));
    int unsent = two.desktop.read(log -> log.unsent(two.desktop.id()));
    assertThat(unsent).isZero();
  }

  @Test
  void twoNamesForOneDeviceAreAQuestionThatNamesTheDevicesAsTheyAreCalledNow() throws SyncFault {
    DeviceId laptop = two.laptop.id();
    two.desktop.cards.edit(laptop, card -> card.named("Ana’s"));
    two.laptop.cards.edit(laptop, card -> card.named("Kitchen"));
    two.desktop.cards.edit(two.desktop.id(), card -> card.named("Study"));
    two.desktop.sync();
    two.laptop.sync();
    Conflict question = two.laptop.inbox.open().getFirst();
    assertThat(question.entity().name()).isEqualTo("device");
    assertThat(question.sides()).extracting(Side::deviceName).contains("Study");
  }

  @Test
  void aNameThatHidesSomethingIsShownWithoutIt() throws SyncFault {
    two.desktop.cards.edit(two.laptop.id(), card -> card.named("\u202e" + "x".repeat(500)));
    two.desktop.sync();
    two.laptop.sync();
    assertThat(name(two.laptop, two.laptop.id())).matches("x{1,40}");
  }
}
