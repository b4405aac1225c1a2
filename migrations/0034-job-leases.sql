-- Which process runs the jobs of a mutual, one job after the other, and until when.
create table job_lease (
  mutual_id text not null primary key references mutual (mutual_id),
  lease text,
  lease_until {{i64}}
){{strict}};
