-- Where the chain of a mutual's journals stood on a day, so that a past that was made anew, or an end
-- that was cut off, shows. What people hold outside, on paper and on phones, is compared as well. Never
-- changes.
create table anchor (
  mutual_id text not null references mutual (mutual_id),
  seq {{i64}} not null check (seq > 0),
  hash text not null check (length(hash) = 64),
  on_date text not null check (length(on_date) = 10),
  kept_at {{i64}} not null,
  primary key (mutual_id, seq)
){{strict}};
{{append_only anchor}}
