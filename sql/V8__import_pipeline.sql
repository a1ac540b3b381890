-- What became of a download that was unpacked or converted: the name of the file beside the one that
-- was fetched, what it holds, and what an archive says of it (JSON). All empty where the image is what
-- was fetched.
alter table import_downloads add column content_file varchar(20);
alter table import_downloads add column content_length bigint;
alter table import_downloads add column content_checksum varchar(32);
alter table import_downloads add column content_hash_value varchar(128);
alter table import_downloads add column content_disk_format varchar(20);
alter table import_downloads add column content_properties ${longtext};
