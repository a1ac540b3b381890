package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Where the clusters of a ploop image are; those of zeros are nowhere.
 *
 * @param table where the table of them begins, in bytes
 * @param entries how many it has
 * @param unit what the table counts in, in bytes
 * @param cluster the size of each, in bytes
 * @param size that of the disk, in bytes
 */
record PloopClusters(long table, long entries, long unit, long cluster, long size) {

  void check(Demands ploop, ImageBytes content) throws IOException {
    long fileLength = content.length();
    long start = table + entries * Integer.BYTES;
    new TableReader(ploop, content, ByteOrder.LITTLE_ENDIAN)
        .forEach(
            table,
            entries,
            Integer.BYTES,
            (index, place) -> {
              if (place != 0) {
                long length = Math.min(cluster, Math.max(0, size - index * cluster));
                ploop.within(start, ploop.product(place, unit), length, fileLength);
              }
            });
  }
}
