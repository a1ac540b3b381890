package io.darkroom.identity;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Asks the rule of a resource's method, before the body of the request is read. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class RuleFilter implements ContainerRequestFilter {

  @Context private ResourceInfo resource;
  @Inject private Policy policy;
  @Inject private CurrentCaller current;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(Anybody.class) || OpenToAll.includes(request)) {
      return;
    }
    policy.require(ruleOf(method), current.get());
  }

  /** OPTIONS, which Jakarta REST answers itself, tells as little as a schema does. */
  private static Rule ruleOf(Method method) {
    @Nullable Requires declared = method.getAnnotation(Requires.class);
    if (declared != null) {
      return declared.value();
    }
    if (method.getDeclaringClass().getName().startsWith("io.darkroom.")) {
      throw new IllegalStateException("No rule: " + method);
    }
    return Rule.DEFAULT;
  }
}
