-- Whether a member may share the image with others (Images API v1).
alter table image_members add column can_share boolean default false not null;

-- What the client has said of the data of an image that waits for them: bytes, and their MD5.
alter table images add column expected_size bigint;
alter table images add column expected_checksum varchar(32);

-- Lists of changes ask for the deleted images of a project, and for those that all could see.
create index deleted_images_by_owner on deleted_images (owner, deleted_at, id);
create index deleted_images_by_visibility on deleted_images (visibility, deleted_at, id);
