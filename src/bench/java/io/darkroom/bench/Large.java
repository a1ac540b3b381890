package io.darkroom.bench;

import java.util.Locale;

/** Speeds with large images: a work is a megabyte. */
public final class Large {

  private static final double MEGABYTE = 1e6;

  private Large() {}

  /** Something that takes its time. */
  public interface Work {
    void run() throws Exception;
  }

  public static Sample timed(long bytes, Processes processes, Work work) throws Exception {
    double cpu = processes.cpuSeconds();
    long begun = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    return Sample.of(bytes / MEGABYTE, seconds, processes.cpuSeconds() - cpu);
  }

  /** What a line of bash does, whose processes are gone when it is done. */
  public static Sample timed(long bytes, String line) throws Exception {
    return new Sample(bytes / MEGABYTE / Shell.seconds(line), Double.NaN);
  }

  static String speed(double megabytes) {
    return Table.number(megabytes) + " MB/s";
  }

  /** A size as people say it. */
  public static String size(long bytes) {
    double gibibytes = bytes / (double) (1 << 30);
    return gibibytes >= 1
        ? String.format(Locale.ROOT, "%.3g GiB", gibibytes).replace(".00", "")
        : (bytes >> 20) + " MiB";
  }
}
