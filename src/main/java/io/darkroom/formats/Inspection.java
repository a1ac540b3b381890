package io.darkroom.formats;

/**
 * What an image turned out to be.
 *
 * @param format the format that its content has
 * @param virtualSize the size of the disk that a guest sees, in bytes, never negative; of a part of
 *     a machine the size of its file, as there is no disk in it
 */
public record Inspection(DiskFormat format, long virtualSize) {}
