package com.sun.glass.ui.headlesshd;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.headless.HdApplication;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;

/**
 * Selected with -Dglass.platform=HeadlessHd (test class path only; JavaFX must be on the class
 * path).
 */
public final class HeadlessHdPlatformFactory extends HeadlessPlatformFactory {
  @Override
  public Application createApplication() {
    return new HdApplication();
  }
}
