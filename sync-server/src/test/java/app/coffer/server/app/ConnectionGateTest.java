package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ConnectionGateTest {
  private static String caller(String literal) {
    return ConnectionGate.caller(new InetSocketAddress(InetAddress.ofLiteral(literal), 1));
  }

  @Test
  void connectionsOfOneNetworkAreCountedTogether() {
    assertThat(caller("2001:db8:1:2::1")).isEqualTo(caller("2001:db8:1:2:ffff::9"));
    assertThat(caller("2001:db8:1:2::1")).isNotEqualTo(caller("2001:db8:1:3::1"));
    assertThat(caller("192.0.2.1")).isNotEqualTo(caller("192.0.2.2"));
  }
}
