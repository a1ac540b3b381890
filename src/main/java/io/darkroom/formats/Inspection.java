package io.darkroom.formats;

/**
 * What an image turned out to be.
 *
 * @param format the format that its content has
 * @param virtualSize the size of the disk that a guest sees, in bytes, never negative
 */
public record Inspection(DiskFormat format, long virtualSize) {}
