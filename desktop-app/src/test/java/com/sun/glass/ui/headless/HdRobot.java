package com.sun.glass.ui.headless;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.Window;
import java.util.*;
import javafx.scene.input.*;

/**
 * HeadlessRobot that reports held buttons and modifier keys on mouse events and keeps the press
 * grab while dragging.
 */
final class HdRobot extends HeadlessRobot {
  private final EnumSet<MouseButton> down = EnumSet.noneOf(MouseButton.class);
  private final EnumSet<KeyCode> keys = EnumSet.noneOf(KeyCode.class);
  private double x, y;
  private HeadlessWindow over, grab;

  HdRobot(HeadlessApplication app) {
    super(app);
  }

  @Override
  public void keyPress(KeyCode k) {
    keys.add(k);
    super.keyPress(k);
  }

  @Override
  public void keyRelease(KeyCode k) {
    keys.remove(k);
    super.keyRelease(k);
  }

  @Override
  public double getMouseX() {
    return x;
  }

  @Override
  public double getMouseY() {
    return y;
  }

  private int mods() {
    int m = getModifiers(down.toArray(MouseButton[]::new));
    if (keys.contains(KeyCode.CONTROL)) m |= KeyEvent.MODIFIER_CONTROL;
    if (keys.contains(KeyCode.SHIFT)) m |= KeyEvent.MODIFIER_SHIFT;
    if (keys.contains(KeyCode.ALT)) m |= KeyEvent.MODIFIER_ALT;
    if (keys.contains(KeyCode.COMMAND) || keys.contains(KeyCode.META))
      m |= KeyEvent.MODIFIER_COMMAND;
    return m;
  }

  private HeadlessWindow at(double px, double py) {
    HeadlessWindow hit = null;
    for (Window w : Window.getWindows())
      if (w.getView() != null
          && !w.isClosed()
          && w.isVisible()
          && px >= w.getX()
          && px <= w.getX() + w.getWidth()
          && py >= w.getY()
          && py <= w.getY() + w.getHeight()) hit = (HeadlessWindow) w;
    return hit;
  }

  private void send(HeadlessWindow w, int type, int button, boolean synthetic) {
    if (w == null || w.isClosed() || !(w.getView() instanceof HeadlessView v)) return;
    v.notifyMouse(
        type,
        button,
        (int) x - w.getX(),
        (int) y - w.getY(),
        (int) x,
        (int) y,
        mods(),
        false,
        synthetic);
  }

  private HeadlessWindow track() {
    HeadlessWindow now = grab != null && !grab.isClosed() ? grab : at(x, y);
    if (now != over) {
      send(over, MouseEvent.EXIT, MouseEvent.BUTTON_NONE, false);
      over = now;
      send(now, MouseEvent.ENTER, MouseEvent.BUTTON_NONE, false);
    }
    return now;
  }

  @Override
  public void mouseMove(double nx, double ny) {
    x = nx;
    y = ny;
    var w = track();
    if (down.isEmpty()) send(w, MouseEvent.MOVE, MouseEvent.BUTTON_NONE, false);
    else send(w, MouseEvent.DRAG, getGlassEventButton(down.iterator().next()), false);
  }

  @Override
  public void mousePress(MouseButton... b) {
    down.addAll(List.of(b));
    var w = track();
    grab = w;
    if (w == null) return;
    send(w, MouseEvent.DOWN, getGlassEventButton(b), false);
    if (List.of(b).contains(MouseButton.SECONDARY) && w.getView() instanceof HeadlessView v)
      v.notifyMenu((int) x - w.getX(), (int) y - w.getY(), (int) x, (int) y, false);
  }

  @Override
  public void mouseRelease(MouseButton... b) {
    var w = track();
    down.removeAll(List.of(b));
    if (down.isEmpty()) grab = null;
    send(w, MouseEvent.UP, getGlassEventButton(b), false);
    track();
  }

  @Override
  public void mouseWheel(int amt) {
    var w = track();
    if (w == null || !(w.getView() instanceof HeadlessView v)) return;
    for (int i = 0; i < Math.abs(amt); i++)
      v.notifyScroll(
          (int) x - w.getX(),
          (int) y - w.getY(),
          (int) x,
          (int) y,
          0,
          amt > 0 ? -1 : 1,
          mods(),
          0,
          0,
          0,
          0,
          multiplierX,
          multiplierY);
  }
}
