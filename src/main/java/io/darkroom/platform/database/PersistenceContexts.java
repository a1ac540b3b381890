package io.darkroom.platform.database;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Lets beans take the entity manager in their constructors. */
@Dependent
public class PersistenceContexts {

  @Produces
  @PersistenceContext(unitName = "darkroom")
  @SuppressWarnings("UnusedVariable") // CDI reads it
  private EntityManager database;
}
