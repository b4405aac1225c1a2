-- What a mutual's statutes say of alerts, as JSON; null for what they say by default.
alter table mutual add column alerts text;

-- What managers should look at, once for each kind, cause and day. Never changes.
create table alert (
  mutual_id text not null references mutual (mutual_id),
  alert_number integer not null check (alert_number > 0),
  kind text not null,
  cause text not null,
  count integer not null check (count >= 0),
  amount {{i64}},
  on_date text not null check (length(on_date) = 10),
  raised_at {{i64}} not null,
  primary key (mutual_id, alert_number),
  unique (mutual_id, kind, cause, on_date)
){{strict}};

create index alert_by_day on alert (mutual_id, on_date);

-- Who looked at it, and when. Never changes.
create table alert_done (
  mutual_id text not null,
  alert_number integer not null,
  done_by text not null,
  done_at {{i64}} not null,
  primary key (mutual_id, alert_number),
  foreign key (mutual_id, alert_number) references alert (mutual_id, alert_number)
){{strict}};

create index coverage_check_by_provider on coverage_check (mutual_id, provider_code, asked_at);
