-- The repository of the batch runtime. It would make these tables itself when it is first used, two
-- nodes at once if need be, and without the indexes that its own queries need; databases of older
-- versions have them from it. It finds them by these names, which some databases spell as they
-- stand here: small letters, then capitals.
-- Placeholders beside those of V1:
--   ${identity}   number that the database gives
--   ${timestamp}  point in time without a zone, to the microsecond
--   ${postgresql} nothing on PostgreSQL, elsewhere the begin of a comment

${postgresql}alter table if exists jbatchJOBSTATUS add primary key (id);
${postgresql}alter table if exists jbatchSTEPSTATUS add primary key (id);

create table if not exists jbatchJOBINSTANCEDATA (
  jobinstanceid ${identity} primary key,
  name          varchar(512),
  apptag        varchar(512)
);

create table if not exists jbatchEXECUTIONINSTANCEDATA (
  jobexecid     ${identity} primary key,
  jobinstanceid bigint not null,
  createtime    ${timestamp},
  starttime     ${timestamp},
  endtime       ${timestamp},
  updatetime    ${timestamp},
  parameters    ${bytes},
  batchstatus   varchar(512),
  exitstatus    varchar(512),
  constraint JOBINST_JOBEXEC_FK foreign key (jobinstanceid)
    references jbatchJOBINSTANCEDATA (jobinstanceid)
);

create table if not exists jbatchSTEPEXECUTIONINSTANCEDATA (
  stepexecid       ${identity} primary key,
  jobexecid        bigint not null,
  batchstatus      varchar(512),
  exitstatus       varchar(512),
  stepname         varchar(512),
  readcount        integer,
  writecount       integer,
  commitcount      integer,
  rollbackcount    integer,
  readskipcount    integer,
  processskipcount integer,
  filtercount      integer,
  writeskipcount   integer,
  startTime        ${timestamp},
  endTime          ${timestamp},
  persistentData   ${bytes},
  constraint JOBEXEC_STEPEXEC_FK foreign key (jobexecid)
    references jbatchEXECUTIONINSTANCEDATA (jobexecid)
);

create table if not exists jbatchJOBSTATUS (
  id  bigint not null primary key,
  obj ${bytes},
  constraint JOBSTATUS_JOBINST_FK foreign key (id)
    references jbatchJOBINSTANCEDATA (jobinstanceid) on delete cascade
);

create table if not exists jbatchSTEPSTATUS (
  id  bigint not null primary key,
  obj ${bytes},
  constraint STEPSTATUS_STEPEXEC_FK foreign key (id)
    references jbatchSTEPEXECUTIONINSTANCEDATA (stepexecid) on delete cascade
);

-- The runtime writes it by position.
create table if not exists jbatchCHECKPOINTDATA (
  id  varchar(512),
  obj ${bytes}
);

create index if not exists jbatch_checkpoints_by_id on jbatchCHECKPOINTDATA (id);
-- For the removal of what is old.
create index if not exists jbatch_executions_by_creation on jbatchEXECUTIONINSTANCEDATA (createtime);
-- The other databases give foreign keys an index.
${postgresql}create index if not exists jbatch_executions_by_instance
${postgresql}  on jbatchEXECUTIONINSTANCEDATA (jobinstanceid);
${postgresql}create index if not exists jbatch_steps_by_execution
${postgresql}  on jbatchSTEPEXECUTIONINSTANCEDATA (jobexecid);
