package io.darkroom.tasks;

/** What somebody may do, by the names of Glance's rules ({@code publicize_image}). */
@FunctionalInterface
public interface Rights {

  Rights ALL = rule -> true;

  boolean include(String rule);
}
