package io.darkroom.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Jakarta REST serves the whole context root. */
@ApplicationPath("/")
public class Api extends Application {}
