-- Jobs that ran, by what they were for, so that each runs once however often it is tried.
create table job_run (
  job text not null,
  run_key text not null,
  ran_at {{i64}} not null,
  primary key (job, run_key)
){{strict}};

-- Facts about this installation: whether the sandbox made it, the sandbox's clock.
create table setting (
  name text not null primary key,
  value text not null
){{strict}};
