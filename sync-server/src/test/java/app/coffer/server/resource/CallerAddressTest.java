package app.coffer.server.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerAddressTest {
  @Test
  void anIpv6NetworkIsOneCaller() {
    String one = CallerAddress.of("[2001:db8:1:2:aaaa:bbbb:cccc:dddd]");
    assertThat(one).isEqualTo(CallerAddress.of("2001:db8:1:2::1"));
    assertThat(one).isNotEqualTo(CallerAddress.of("2001:db8:1:3::1"));
    assertThat(CallerAddress.of("fe80::1%eth0")).isEqualTo(CallerAddress.of("fe80::2"));
  }

  @Test
  void anIpv4AddressIsOneCallerHoweverItIsWritten() {
    assertThat(CallerAddress.of("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(CallerAddress.of("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(CallerAddress.of("192.0.2.8")).isNotEqualTo("192.0.2.7");
  }

  @Test
  void whatIsNoAddressStaysAsItIs() {
    assertThat(CallerAddress.of("unknown")).isEqualTo("unknown");
    assertThat(CallerAddress.of("_hidden:x")).isEqualTo("_hidden:x");
  }
}
