package io.darkroom.platform.database;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;

/**
 * Begins and ends transactions, and keeps nothing of its own. Within the server's own interceptor,
 * which is at 200: a transaction beside the caller's that fails must not take the caller's back.
 */
@Interceptor
@InTransaction
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 201)
public class TransactionInterceptor {

  @Resource(lookup = "java:comp/UserTransaction")
  private UserTransaction transaction;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry current;

  /** Checked exceptions are answers: they take nothing back. */
  @AroundInvoke
  Object run(InvocationContext work) throws Exception {
    return current.getTransactionKey() == null ? alone(work) : within(work);
  }

  private Object within(InvocationContext work) throws Exception {
    try {
      return work.proceed();
    } catch (RuntimeException | Error failure) {
      current.setRollbackOnly();
      throw failure;
    }
  }

  private Object alone(InvocationContext work) throws Exception {
    transaction.begin();
    boolean done = false;
    try {
      Object result = work.proceed();
      done = true;
      return result;
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Exception answer) {
      done = true;
      throw answer;
    } finally {
      end(done);
    }
  }

  private void end(boolean done) throws SystemException {
    if (!done) {
      transaction.rollback();
      return;
    }
    try {
      transaction.commit();
    } catch (RollbackException
        | HeuristicMixedException
        | HeuristicRollbackException
        | SystemException failure) {
      throw new TransactionalException("The transaction was not committed.", failure);
    }
  }
}
