package io.darkroom.keystone;

/** A project of the domain that the tests have to themselves. */
record Project(String id, String name) {}
