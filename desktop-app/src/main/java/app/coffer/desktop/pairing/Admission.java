package app.coffer.desktop.pairing;

import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.sync.SyncFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This device is a member and has the keys. What remains is to fetch the vault, and to tell the
 * other side how that went: {@link #finished}, or closing without it.
 */
public final class Admission implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
  private final Inheritance inheritance;
  private final Mail mail;
  private final Channel channel;
  private boolean told;

  Admission(Inheritance inheritance, Mail mail, Channel channel) {
    this.inheritance = inheritance;
    this.mail = mail;
    this.channel = channel;
  }

  /** What was handed over, verified; closed with this. */
  public Inheritance inheritance() {
    return inheritance;
  }

  /** Tells the other side that the vault is here. */
  public void finished() {
    told = true;
    try {
      mail.put(Mail.FINISHED, channel.seal(new byte[0]));
    } catch (SyncFault | PairingRefused e) {
      // this device has everything; only the other screen does not know
      LOG.debug("the inviter could not be told", e);
    }
  }

  @Override
  public void close() {
    if (!told) {
      told = true;
      mail.end(Reason.UNFINISHED);
    }
    channel.close();
    inheritance.close();
  }
}
