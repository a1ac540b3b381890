package io.darkroom.identity;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Tells the container who the caller is (Jakarta Security, section 2.4). It works when it is asked,
 * by {@link IdentityFilter}, and not for whatever anybody may see; it never answers itself, so that
 * a refusal looks as every other error does.
 */
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {

  private final Callers callers;
  private final CurrentCaller current;

  @Inject
  public Authentication(@Any Instance<Callers> kinds, Settings settings, CurrentCaller current) {
    callers = kinds.select(NamedLiteral.of(settings.identity().mode())).get();
    this.current = current;
  }

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (!context.isAuthenticationRequest()) {
      return context.doNothing();
    }
    try {
      Caller caller = callers.identify(request);
      current.set(caller);
      return context.notifyContainerAboutLogin(caller.userId(), caller.roles());
    } catch (ProblemException refusal) {
      current.refuse(refusal);
    } catch (RuntimeException unforeseen) {
      // The container would keep it to itself.
      current.refuse(ProblemException.causedBy(unforeseen, Problem.INTERNAL));
    }
    return context.doNothing();
  }
}
