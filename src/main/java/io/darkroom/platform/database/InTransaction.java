package io.darkroom.platform.database;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs in the caller's transaction or, where there is none, in one of its own, which an unchecked
 * exception takes back: what {@code @Transactional} means (Jakarta Transactions 2.0, section 3.7).
 *
 * <p>Payara's own interceptor keeps in itself what the thread before it may do with transactions,
 * and a bean's interceptor is one for all threads. Where one thread calls a bean within another
 * bean's transaction and a second one outside of any, the second can be left with what is true of
 * the first: that it must not begin a transaction, which the batch runtime has to.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InTransaction {}
