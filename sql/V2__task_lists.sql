-- One index for each list that clients ask for in its usual order: a page costs the same wherever it
-- is and however many tasks there are.
create index tasks_by_owner on tasks (owner, created_at, id);
create index tasks_by_status on tasks (status, created_at, id);
create index tasks_by_type on tasks (type, created_at, id);
-- For the removal of what has expired.
create index tasks_by_expiry on tasks (expires_at);

-- The schedule of recurring work: db-scheduler's table, one row for each chore.
create table scheduled_chores (
  task_name            varchar(100) not null,
  task_instance        varchar(100) not null,
  task_data            ${bytes},
  execution_time       ${instant}   not null,
  picked               boolean      not null,
  picked_by            varchar(100),
  last_success         ${instant},
  last_failure         ${instant},
  consecutive_failures integer,
  last_heartbeat       ${instant},
  version              bigint       not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
