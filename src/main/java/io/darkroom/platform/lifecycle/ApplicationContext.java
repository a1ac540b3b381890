package io.darkroom.platform.lifecycle;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ContextService;
import java.util.concurrent.Executor;

/**
 * Takes the application's context along to other threads. An EJB, because of what Payara files
 * under a captured context: the connections in use, by the web component and the thread of the
 * capture. A context captured in a web component therefore makes all threads that run with it share
 * one list of connections, and each returns the others' to the pool; one captured in an EJB has no
 * such list.
 */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ApplicationContext {

  @Resource(lookup = "java:comp/DefaultContextService")
  private ContextService contexts;

  /** Runs work on the thread that asks for it, as part of the application. */
  public Executor capture() {
    return contexts.currentContextExecutor();
  }
}
