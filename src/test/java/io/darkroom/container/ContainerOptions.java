package io.darkroom.container;

import io.darkroom.support.FreePort;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Says how Arquillian starts its server: with ports and data of its own, as there may be another
 * one beside it. Arquillian's adapter reads this once it has been loaded.
 */
public final class ContainerOptions implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    Path data = Path.of(System.getProperty("darkroom.test.directory"), "container");
    int cluster = FreePort.find();
    System.setProperty(
        "payara.cmdOptions",
        "-Ddarkroom.data-dir=" + data + " " + System.getProperty("darkroom.test.jvm", ""));
    System.setProperty(
        "payara.extraMicroOptions",
        String.join(
            " ",
            "--disablephonehome --maxhttpthreads 32 --interfaces 127.0.0.1",
            "--clustermode tcpip:127.0.0.1:" + cluster,
            "--startport " + cluster,
            "--prebootcommandfile " + resource("pre-boot.txt"),
            "--systemproperties " + resource("darkroom.properties"),
            "--logproperties " + resource("logging.properties")));
  }

  private static Path resource(String name) {
    try {
      return Path.of(ContainerOptions.class.getResource("/container/" + name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
