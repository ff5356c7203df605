package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.vault.Registration;
import app.coffer.wire.NewRoot;
import app.coffer.wire.Signed;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.crypto.Crypto;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vault that is older than the server: any of its members brings it, with its whole root log. */
class BroughtVaultTest extends ServerTest {
  private final Household elsewhere = new Household(42);
  private Household.Device laptop;
  private Household.Device phone;
  private Api desktopApi;
  private Api laptopApi;
  private Api phoneApi;

  /** The first device was removed, by statement 4. */
  @BeforeEach
  void aVaultWithoutItsFirstDevice() {
    laptop = elsewhere.join();
    phone = elsewhere.join();
    elsewhere.revoke(elsewhere.first, null, null);
    desktopApi = new Api(server.address(), elsewhere, elsewhere.first);
    laptopApi = desktopApi.as(laptop);
    phoneApi = desktopApi.as(phone);
  }

  private List<Signed> log(int statements) {
    return List.copyOf(elsewhere.rootLog.subList(0, statements));
  }

  private List<Signed> held() {
    return phoneApi.get(phoneApi.inVault("/root-log")).as(RootLog.class).statements();
  }

  private void isNotHere() {
    assertThat(laptopApi.get(laptopApi.inVault("/root-log")).code()).isEqualTo("no-such-vault");
  }

  @Test
  void anyMemberBringsItAndTheOthersGoOnAsBefore() {
    VaultCreated created = laptopApi.bring(elsewhere.rootLog).as(VaultCreated.class);
    assertThat(created.vault()).isEqualTo(elsewhere.vault);
    assertThat(held()).isEqualTo(elsewhere.rootLog);
    laptopApi.push(laptop.parcel(elsewhere.edit(elsewhere.newRecord())));
    phoneApi.push(phone.parcel(elsewhere.edit(elsewhere.newRecord())));
    assertThat(phoneApi.pull(0).parcels()).hasSize(2);
    assertThat(desktopApi.get(desktopApi.inVault("/sync/pull")).code())
        .as("removed there, removed here")
        .isEqualTo("no-such-vault");
    assertThat(desktopApi.tryPush(elsewhere.first.parcel()).code()).isEqualTo("no-such-vault");
    assertThat(laptopApi.bring(elsewhere.rootLog).as(VaultCreated.class)).isEqualTo(created);
    assertThat(phoneApi.asJson().bring(elsewhere.rootLog).as(VaultCreated.class))
        .isEqualTo(created);
  }

  @Test
  void aRemovedDeviceAndAStrangerAreAnsweredAlikeAndNothingIsMade() {
    Api.Answer removed = desktopApi.bring(elsewhere.rootLog);
    Api.Answer stranger = desktopApi.as(elsewhere.new Device()).bring(elsewhere.rootLog);
    assertThat(removed.code()).isEqualTo("no-such-vault");
    assertThat(removed.body()).isEqualTo(stranger.body());
    isNotHere();
    laptopApi.bring(elsewhere.rootLog).as(VaultCreated.class);
    assertThat(desktopApi.bring(elsewhere.rootLog).body()).isEqualTo(stranger.body());
    assertThat(desktopApi.bring(log(4)).body())
        .as("with the log from before its removal")
        .isEqualTo(stranger.body());
    assertThat(held()).hasSize(5);
  }

  /** As after a restored backup, or where somebody had only the beginning of the log. */
  @Test
  void whoComesLaterContinuesWhatTheServerRemembers() {
    desktopApi.create(Map.of()).as(VaultCreated.class);
    isNotHere();
    phoneApi.bring(elsewhere.rootLog).as(VaultCreated.class);
    assertThat(held()).isEqualTo(elsewhere.rootLog);
    assertThat(desktopApi.get(desktopApi.inVault("/sync/pull")).code()).isEqualTo("no-such-vault");
    laptopApi.bring(log(3)).as(VaultCreated.class);
    assertThat(held()).as("less changes nothing").isEqualTo(elsewhere.rootLog);
  }

  @Test
  void aLogThatWentAnotherWayGivesNoSayInTheOneThatIsHere() {
    laptopApi.bring(elsewhere.rootLog).as(VaultCreated.class);
    elsewhere.rootLog.removeLast();
    Household.Device accomplice = elsewhere.join();
    assertThat(desktopApi.as(accomplice).bring(elsewhere.rootLog).code())
        .isEqualTo("no-such-vault");
    assertThat(laptopApi.bring(elsewhere.rootLog).code()).isEqualTo("stale-root");
    assertThat(held()).hasSize(5);
  }

  @Test
  void aBrokenChainIsRefused() {
    var gap = new ArrayList<>(elsewhere.rootLog);
    gap.remove(3);
    assertThat(laptopApi.bring(gap).code()).isEqualTo("malformed");
    assertThat(laptopApi.bring(elsewhere.rootLog.subList(1, 5)).code()).isEqualTo("malformed");
    assertThat(laptopApi.bring(List.of()).code()).isEqualTo("no-such-vault");
    var twice = new ArrayList<>(elsewhere.rootLog);
    twice.add(1, twice.getFirst());
    assertThat(laptopApi.bring(twice).code()).isEqualTo("malformed");
    var forged = new ArrayList<>(elsewhere.rootLog);
    Signed last = forged.removeLast();
    forged.add(elsewhere.sign(Signed.ROOT, last.bytes(), Crypto.signKeys(elsewhere.bytes(32))));
    assertThat(laptopApi.bring(forged).code()).isEqualTo("bad-signature");
    var other = new Api(server.address(), home, laptop);
    assertThat(other.bring(elsewhere.rootLog).code()).as("another's path").isEqualTo("malformed");
    isNotHere();
  }

  @Test
  void statementsOfAnOldRootKeyCountOnlyUntilItWasReplaced() {
    var next = Crypto.signKeys(elsewhere.bytes(32));
    elsewhere.revoke(phone, null, new NewRoot(next.publicKey(), List.of()));
    laptopApi.bring(elsewhere.rootLog).as(VaultCreated.class);
    Signed byOld = elsewhere.authorize(elsewhere.new Device());
    assertThat(laptopApi.bring(elsewhere.rootLog).code()).isEqualTo("bad-signature");
    elsewhere.rootLog.removeLast();
    elsewhere.rootLog.add(elsewhere.sign(Signed.ROOT, byOld.bytes(), next));
    laptopApi.bring(elsewhere.rootLog).as(VaultCreated.class);
  }

  @Test
  void registrationIsTheOperatorsChoiceHereToo() throws IOException {
    restart(config().registering(Registration.Mode.TOKEN));
    aVaultWithItsApis();
    assertThat(laptopApi.bring(elsewhere.rootLog).code()).isEqualTo("bad-token");
    isNotHere();
    String token = Files.readString(data.resolve("registration-token")).strip();
    var header = Map.of("Coffer-Registration", token);
    assertThat(laptopApi.bring(elsewhere.rootLog, header).status()).isEqualTo(200);
    restart(config().registering(Registration.Mode.CLOSED));
    aVaultWithItsApis();
    assertThat(laptopApi.bring(elsewhere.rootLog).status()).as("it is here").isEqualTo(200);
    var another = new Household(43);
    assertThat(new Api(server.address(), another, another.first).bring(another.rootLog).code())
        .isEqualTo("registration-closed");
  }

  /**
   * Checking a log takes seconds where somebody makes it long; a stranger needs no permission to.
   */
  @Test
  void whoMayNotKeepAVaultHereHasNoLogChecked() throws IOException {
    restart(config().registering(Registration.Mode.TOKEN));
    aVaultWithItsApis();
    var forged = new ArrayList<>(elsewhere.rootLog);
    Signed last = forged.removeLast();
    forged.add(elsewhere.sign(Signed.ROOT, last.bytes(), Crypto.signKeys(elsewhere.bytes(32))));
    assertThat(laptopApi.bring(forged).code()).isEqualTo("bad-token");
    String token = Files.readString(data.resolve("registration-token")).strip();
    var header = Map.of("Coffer-Registration", token);
    assertThat(laptopApi.bring(elsewhere.rootLog, header).status()).isEqualTo(200);
    elsewhere.rootLog.removeLast();
    Household.Device stranger = elsewhere.join();
    assertThat(laptopApi.as(stranger).bring(elsewhere.rootLog).code())
        .as("of a vault that is here, as of one that is not")
        .isEqualTo("bad-token");
    assertThat(desktopApi.bring(elsewhere.rootLog).code())
        .as("who was removed here")
        .isEqualTo("no-such-vault");
  }

  private void aVaultWithItsApis() {
    desktopApi = new Api(server.address(), elsewhere, elsewhere.first);
    laptopApi = desktopApi.as(laptop);
    phoneApi = desktopApi.as(phone);
  }

  @Test
  void aLogMayComeInSeveralRequestsAndOneThatIsTooLongIsRefusedWhole() {
    while (elsewhere.rootLog.stream().mapToLong(next -> next.bytes().length).sum() < 9 << 20) {
      elsewhere.authorize(laptop, 100);
    }
    assertThat(laptopApi.bring(elsewhere.rootLog).code())
        .as("longer than a request")
        .isEqualTo("too-large");
    isNotHere();
    assertThat(laptopApi.bring(log(elsewhere.rootLog.size() / 2)).code())
        .as("longer than a server keeps")
        .isEqualTo("too-large");
    isNotHere();
    laptopApi.bring(log(12)).as(VaultCreated.class);
    var rest = new RootLog(12, elsewhere.rootLog.subList(12, 24));
    assertThat(laptopApi.post(laptopApi.inVault("/root-log"), rest).status()).isEqualTo(204);
    assertThat(phoneApi.get(phoneApi.inVault("/root-log?from=23")).as(RootLog.class).statements())
        .containsExactly(elsewhere.rootLog.get(23));
  }

  @Test
  void aLogThatDoesNotFitTheQuotaIsNotKept() throws IOException {
    restart(config().limited(500, 100_000));
    aVaultWithItsApis();
    assertThat(laptopApi.bring(elsewhere.rootLog).code()).isEqualTo("quota-exceeded");
    isNotHere();
  }
}
