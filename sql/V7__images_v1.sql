-- Whether a member may share the image with others (Images API v1).
alter table image_members add column can_share boolean default false not null;

-- What the client has said of the data of an image that waits for them: bytes, and their MD5.
alter table images add column expected_size bigint;
alter table images add column expected_checksum varchar(32);
