-- Placeholders stand for what the databases call differently:
--   ${longtext}  text without a practical limit
--   ${bytes}     bytes without a practical limit
--   ${instant}   point in time with a zone
-- Points in time of our own are microseconds since 1970-01-01T00:00Z, so that neither the server's
-- zone nor the driver's can move them.
-- Texts of up to 255 characters get 510: H2 counts the halves of a surrogate pair.

create table tasks (
  id                varchar(36)   not null primary key,
  type              varchar(64)   not null,
  status            varchar(16)   not null,
  owner             varchar(510)  not null,
  user_id           varchar(510),
  request_id        varchar(64),
  image_id          varchar(36),
  input             ${longtext},
  result            ${longtext},
  message_problem   varchar(64),
  message_arguments ${longtext},
  created_at        bigint        not null,
  updated_at        bigint        not null,
  expires_at        bigint,
  attempt           integer       not null,
  execution_id      bigint
);
create index tasks_by_creation on tasks (created_at, id);
create index tasks_by_image on tasks (image_id);

-- How far a running task is; apart from the task, whose row changes only with its status.
create table task_progress (
  task_id     varchar(36)  not null primary key,
  attempt     integer      not null,
  step        varchar(64)  not null,
  bytes_done  bigint       not null,
  bytes_total bigint,
  updated_at  bigint       not null,
  constraint task_progress_of_task foreign key (task_id) references tasks (id) on delete cascade
);

-- The schedule: db-scheduler's table, one row for each task that has not ended.
create table scheduled_tasks (
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
create index scheduled_tasks_due on scheduled_tasks (priority desc, execution_time asc);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);

create table images (
  id               varchar(36)  not null primary key,
  name             varchar(510),
  status           varchar(16)  not null,
  visibility       varchar(16)  not null,
  protected        boolean      not null,
  os_hidden        boolean      not null,
  owner            varchar(510) not null,
  checksum         varchar(32),
  os_hash_algo     varchar(64),
  os_hash_value    varchar(128),
  size_bytes       bigint,
  virtual_size     bigint,
  min_disk         integer      not null,
  min_ram          integer      not null,
  disk_format      varchar(20),
  container_format varchar(20),
  created_at       bigint       not null,
  updated_at       bigint       not null
);
create index images_by_creation on images (created_at, id);

create table image_properties (
  image_id varchar(36)  not null,
  name     varchar(510) not null,
  content  ${longtext}  not null,
  primary key (image_id, name),
  constraint image_properties_of_image foreign key (image_id) references images (id)
);

create table image_tags (
  image_id varchar(36)  not null,
  tag      varchar(510) not null,
  primary key (image_id, tag),
  constraint image_tags_of_image foreign key (image_id) references images (id)
);

-- Where the bytes of an image are. A row is written before its object appears in the store
-- (committed = false) and becomes valid together with the image.
create table image_copies (
  object_key varchar(150) not null primary key,
  image_id   varchar(36)  not null,
  store      varchar(64)  not null,
  committed  boolean      not null,
  constraint image_copies_of_image foreign key (image_id) references images (id)
);

create index image_copies_by_image on image_copies (image_id);

-- What one attempt of an import has learned so far, for its later steps.
create table import_downloads (
  name          varchar(60)   not null primary key,
  task_id       varchar(36)   not null,
  etag          varchar(1024),
  last_modified varchar(64),
  length_total  bigint,
  length_staged bigint        not null,
  checksum      varchar(32),
  os_hash_value varchar(128),
  virtual_size  bigint,
  constraint import_downloads_of_task foreign key (task_id) references tasks (id) on delete cascade
);
create index import_downloads_by_task on import_downloads (task_id);
