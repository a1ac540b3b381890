package io.darkroom.platform.lifecycle;

import io.darkroom.platform.database.Dialect;
import io.darkroom.platform.database.Migrations;
import io.darkroom.platform.logging.Logging;
import io.darkroom.platform.settings.IdentitySettings;
import io.darkroom.platform.settings.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the application up in order, or not at all. */
@Singleton
public class Startup {

  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
  private static final String BEAN = "io.darkroom:type=Node";

  @Resource(lookup = "java:global/jdbc/darkroom")
  private DataSource database;

  private final Settings settings;
  private final Node node;
  private final ClockAlignment clocks;
  private final Event<NodeStarted> started;

  @Inject
  public Startup(Settings settings, Node node, ClockAlignment clocks, Event<NodeStarted> started) {
    this.settings = settings;
    this.node = node;
    this.clocks = clocks;
    this.started = started;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) throws JMException {
    Logging.install(settings.loggingLevel());
    try {
      Migrations.run(database, Dialect.of(settings.datasource().url()));
      beans().registerMBean(new StandardMBean(node, NodeMBean.class), new ObjectName(BEAN));
      clocks.begin();
      started.fire(new NodeStarted());
      node.ready();
      LOG.info("Node {} is ready", node.getId());
      warnOfOpenDoor();
    } catch (JMException | RuntimeException failure) {
      LOG.error("Darkroom cannot start: {}", reason(failure), failure);
      throw failure;
    }
  }

  private void warnOfOpenDoor() {
    if (settings.identity().mode().equals(IdentitySettings.NONE)
        && !settings.http().address().isLoopbackAddress()) {
      LOG.warn(
          "darkroom.identity.mode is none but darkroom.http.address is {}: only clients on this"
              + " machine will be served",
          settings.http().address().getHostAddress());
    }
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) throws JMException {
    node.drain();
    ObjectName bean = new ObjectName(BEAN);
    if (beans().isRegistered(bean)) {
      beans().unregisterMBean(bean);
    }
    Logging.uninstall();
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private static MBeanServer beans() {
    return ManagementFactory.getPlatformMBeanServer();
  }
}
