-- Another task that an event is about: the one that a task is tried again in, or was tried first in.
alter table task_events add column related varchar(36);

-- Where the newest run is, since when, and how fast: bytes a second.
alter table task_progress add column node varchar(100);
alter table task_progress add column started_at bigint;
alter table task_progress add column speed double precision;

-- The names that clients gave to their requests for tasks, so that none is granted twice.
create table task_keys (
  project varchar(510) not null,
  name    varchar(255) not null,
  task_id varchar(36)  not null,
  primary key (project, name),
  constraint task_keys_of_task foreign key (task_id) references tasks (id) on delete cascade
);
create index task_keys_by_task on task_keys (task_id);

-- The tasks that have not ended, in the order of their project. Those that are held back have no
-- entry in the schedule: their project has as many there as it may.
create table task_queue (
  task_id    varchar(36)  not null primary key,
  project    varchar(510) not null,
  held       boolean      not null,
  begun      boolean      not null,
  entered_at bigint       not null,
  constraint task_queue_of_task foreign key (task_id) references tasks (id) on delete cascade
);
create index task_queue_by_project on task_queue (project, held, entered_at, task_id);

-- How many of them a project has; locked by whoever changes that.
create table task_projects (
  project  varchar(510) not null primary key,
  pending  integer      not null,
  held     integer      not null,
  released integer      not null
);

insert into task_queue (task_id, project, held, begun, entered_at)
  select id, owner, false, case when status = 'processing' then true else false end, created_at
  from tasks where status in ('pending', 'processing');
insert into task_projects (project, pending, held, released)
  select owner, sum(case when status = 'pending' then 1 else 0 end), 0, count(*)
  from tasks where status in ('pending', 'processing') group by owner;

-- Ranks are zero or below from now on; this was what everybody had.
update scheduled_tasks set priority = 0 where task_name = 'darkroom-task' and priority > 0;

-- What the operator's hooks have still to be told, a row for each and each event.
create table task_notices (
  id      ${identity}  not null primary key,
  hook    varchar(16)  not null,
  event   varchar(36)  not null,
  body    ${longtext}  not null,
  made_at bigint       not null
);
create index task_notices_by_hook on task_notices (hook, id);

-- How the hooks are: how often each has failed in a row and until when it rests, until when it wants
-- nothing, and when a node last had it among its settings.
create table task_hooks (
  hook         varchar(16) not null primary key,
  tries        integer     not null,
  rests_until  bigint      not null,
  closed_until bigint      not null,
  seen_at      bigint      not null
);
