package app.coffer.desktop.tour;

/** The tour found something not as it should be: a finding about the product. */
public final class TourBroken extends Exception {
  TourBroken(String what) {
    super(what);
  }
}
