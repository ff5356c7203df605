package app.coffer.desktop.cli;

import app.coffer.desktop.banking.BankImport.Progress;

/** Says how far long work is, every ten percent; work of one go says nothing. */
final class Percents implements Progress {
  private static final int STEP = 10;

  private final Coffer coffer;
  private int said;

  Percents(Coffer coffer) {
    this.coffer = coffer;
  }

  @Override
  public void at(double part) {
    int percent = (int) (part * 100) / STEP * STEP;
    if (percent > said && percent < 100) {
      said = percent;
      coffer.say(percent + " %");
    }
  }
}
