-- What happened to a task, in order: every run that was begun, what it did, how it ended. A run
-- without an end that was followed by another has crashed.
create table task_events (
  id      ${identity}  not null primary key,
  task_id varchar(36)  not null,
  attempt integer      not null,
  kind    varchar(16)  not null,
  step    varchar(64),
  node    varchar(100) not null,
  problem varchar(64),
  at      bigint       not null,
  constraint task_events_of_task foreign key (task_id) references tasks (id) on delete cascade
);
create index task_events_by_task on task_events (task_id, id);

-- Whether the source has been read to its end.
alter table import_downloads add column ended boolean default false not null;
