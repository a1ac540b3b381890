package io.darkroom.boot;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * The way into the WAR from the command line. A class path sees only the root of the archive, so
 * this class lies there and hands over to the launcher among the application's own classes.
 */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    URL war = Main.class.getProtectionDomain().getCodeSource().getLocation();
    URL[] classes = {new URL("jar:" + war + "!/WEB-INF/classes/")};
    @SuppressWarnings("resource") // lives as long as the process
    ClassLoader launcher = new URLClassLoader(classes, Main.class.getClassLoader());
    launcher
        .loadClass("io.darkroom.launch.Launcher")
        .getMethod("launch", URL.class, String[].class)
        .invoke(null, war, arguments);
  }
}
