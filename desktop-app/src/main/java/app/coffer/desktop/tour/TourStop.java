package app.coffer.desktop.tour;

/** Where the tour halts for a picture. */
enum TourStop {
  IMPORTED("1-register", "desktop"),
  SYNC_ON("2-sync-settings", "desktop"),
  JOINED("3-second-computer", "laptop"),
  CONFLICT("4-conflict", "laptop"),
  DECIDED("5-decided", "laptop"),
  EVERYWHERE("6-everywhere", "desktop");

  private final String picture;
  private final String computer;

  TourStop(String picture, String computer) {
    this.picture = picture;
    this.computer = computer;
  }

  /** The picture's file name without its ending. */
  String picture() {
    return picture;
  }

  /** Whose window is in it. */
  String computer() {
    return computer;
  }
}
