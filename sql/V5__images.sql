-- Projects that an image is shared with, and what they say to it.
create table image_members (
  image_id   varchar(36)  not null,
  member     varchar(510) not null,
  status     varchar(16)  not null,
  created_at bigint       not null,
  updated_at bigint       not null,
  primary key (image_id, member),
  constraint image_members_of_image foreign key (image_id) references images (id)
);
create index image_members_by_member on image_members (member, status);

create index images_by_owner on images (owner, created_at, id);
create index images_by_visibility on images (visibility, created_at, id);

-- Images that are gone, so that no id is ever used again and lists of changes can tell.
create table deleted_images (
  id               varchar(36)  not null primary key,
  name             varchar(510),
  visibility       varchar(16)  not null,
  protected        boolean      not null,
  owner            varchar(510) not null,
  checksum         varchar(32),
  size_bytes       bigint,
  min_disk         integer      not null,
  min_ram          integer      not null,
  disk_format      varchar(20),
  container_format varchar(20),
  created_at       bigint       not null,
  updated_at       bigint       not null,
  deleted_at       bigint       not null
);
create index deleted_images_by_deletion on deleted_images (deleted_at, id);

-- Objects that no image is read from any more, until the store has removed them.
create table discarded_objects (
  object_key   varchar(150) not null primary key,
  store        varchar(64)  not null,
  discarded_at bigint       not null
);
create index discarded_objects_by_time on discarded_objects (discarded_at);

-- Data on its way from a client, one at a time for an image. Who receives it says so again and again;
-- after a silence the row is taken for that of a dead node. Staged data keeps its row until it is
-- imported.
create table image_uploads (
  id            varchar(36)  not null primary key,
  image_id      varchar(36)  not null,
  kind          varchar(16)  not null,
  received      bigint       not null,
  complete      boolean      not null,
  checksum      varchar(32),
  os_hash_value varchar(128),
  heard_at      bigint       not null,
  constraint image_uploads_of_image unique (image_id),
  constraint image_uploads_image foreign key (image_id) references images (id)
);
create index image_uploads_by_silence on image_uploads (complete, heard_at);

-- Locked by whoever is about to use up something of a project's quotas.
create table project_locks (
  project varchar(510) not null primary key
);
