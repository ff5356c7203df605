package app.coffer.desktop.vault;

/** A change of devices or keys that was not made; nothing was changed. */
public final class DeviceRefused extends Exception {
  private final Reason reason;

  public DeviceRefused(Reason reason) {
    super("not done: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why, from which the window and the command line make a sentence. */
  public enum Reason {
    /** There is no such device in the vault, or not any more. */
    NOT_A_MEMBER,
    /** It is this device, or the one that manages the vault: another has to manage it first. */
    THIS_DEVICE,
    /** Another device manages the vault. */
    MANAGED_ELSEWHERE,
    /** The devices agree on the order of such changes by a server, and sync is off. */
    SYNC_IS_OFF,
    PASSPHRASE_NEEDED,
    WRONG_PASSPHRASE,
    /** It was changed since it was shown; look again. */
    CHANGED_MEANWHILE
  }
}
