package com.sun.glass.ui.headless;

import com.sun.glass.ui.*;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.*;

/**
 * OpenJFX 26 headless platform with a configurable screen, scriptable file choosers and
 * drag/modifier support.
 */
public final class HdApplication extends HeadlessApplication {
  /** Tests put the next answers of FileChooser / DirectoryChooser here (empty = cancelled). */
  public static final Deque<List<File>> CHOOSER_ANSWERS = new ArrayDeque<>();

  public static final List<String> SHOWN_DOCUMENTS = new ArrayList<>();
  private Screen[] screens;
  private HdRobot robot;

  @Override
  protected Screen[] staticScreen_getScreens() {
    if (screens == null) {
      int w = Integer.getInteger("headless.width", 1920),
          h = Integer.getInteger("headless.height", 1080);
      screens =
          new Screen[] {
            new Screen(0, 32, 0, 0, w, h, 0, 0, w, h, 0, 0, w, h, 100, 100, 1f, 1f, 1f, 1f)
          };
      frameBuffer = ByteBuffer.allocate(Math.max(w, 1000) * Math.max(h, 1000) * 4);
    }
    return screens;
  }

  @Override
  public Window createWindow(Window owner, Screen screen, int styleMask) {
    var win = (HeadlessWindow) super.createWindow(owner, screen, styleMask);
    if (robot != null) {
      robot.windowAdded(win);
      win.setRobot(robot);
    }
    return win;
  }

  /** Pictures are taken of scenes, so that nobody looks at the screen the pixels would go to. */
  @Override
  public View createView() {
    return new HeadlessView() {
      @Override
      protected void _uploadPixels(long pointer, Pixels pixels) {}
    };
  }

  /**
   * Takes the focus from every window, as a desktop does before it gives it to another; without,
   * keys would go on to the window that had it first.
   */
  public static void unfocusAll() {
    for (Window window : Window.getWindows()) {
      if (window.isFocused() && window instanceof HeadlessWindow headless) {
        headless._requestFocus(0, com.sun.glass.events.WindowEvent.FOCUS_LOST);
      }
    }
  }

  @Override
  public GlassRobot createRobot() {
    return robot = new HdRobot(this);
  }

  @Override
  public Cursor createCursor(int x, int y, Pixels p) {
    return new HeadlessCursor(Cursor.CURSOR_DEFAULT);
  }

  @Override
  protected void staticCursor_setVisible(boolean v) {}

  @Override
  protected CommonDialogs.FileChooserResult staticCommonDialogs_showFileChooser(
      Window o,
      String folder,
      String name,
      String title,
      int type,
      boolean multi,
      CommonDialogs.ExtensionFilter[] f,
      int def) {
    var a = CHOOSER_ANSWERS.poll();
    return a == null || a.isEmpty()
        ? new CommonDialogs.FileChooserResult()
        : new CommonDialogs.FileChooserResult(
            a, f == null || f.length == 0 ? null : f[Math.max(0, def)]);
  }

  @Override
  protected File staticCommonDialogs_showFolderChooser(Window o, String folder, String title) {
    var a = CHOOSER_ANSWERS.poll();
    return a == null || a.isEmpty() ? null : a.getFirst();
  }

  @Override
  protected long staticView_getMultiClickTime() {
    return 1500;
  } // busy CI machines

  @Override
  protected void _showDocument(String uri) {
    SHOWN_DOCUMENTS.add(uri);
  }

  @Override
  protected int _getKeyCodeForChar(char c, int hint) {
    c = Character.toUpperCase(c);
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        ? c
        : switch (c) {
          case '+' -> 0x209;
          case '-' -> 0x2D;
          case '=' -> 0x3D;
          case ',' -> 0x2C;
          case '.' -> 0x2E;
          case '/' -> 0x2F;
          case ' ' -> 0x20;
          default -> 0;
        };
  }
}
