-- A rhythm that a receipt bought a member: so many periods that were not charged yet cost less, in all
-- by `discount`. Never changes.
create table rhythm (
  mutual_id text not null,
  number text not null,
  receipt_id text not null,
  bought_on text not null check (length(bought_on) = 10),
  periods integer not null check (periods > 0),
  price {{i64}} not null check (price > 0 and price <= 9007199254740991),
  discount {{i64}} not null check (discount >= 0 and discount <= 9007199254740991),
  primary key (mutual_id, number, receipt_id),
  foreign key (mutual_id, number) references member (mutual_id, number),
  foreign key (mutual_id, receipt_id) references receipt (mutual_id, receipt_id)
){{strict}};
{{append_only rhythm}}

-- What a rhythm took off the contribution that begins on a day, posted with it. Never changes.
create table discount (
  mutual_id text not null,
  number text not null,
  starts_on text not null check (length(starts_on) = 10),
  receipt_id text not null,
  amount {{i64}} not null check (amount >= 0 and amount <= 9007199254740991),
  journal_id text not null,
  primary key (mutual_id, number, starts_on),
  foreign key (mutual_id, number, receipt_id) references rhythm (mutual_id, number, receipt_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id)
){{strict}};
{{append_only discount}}

-- A rhythm that was undone, since its receipt was taken back: the discounts that had been posted are
-- owed again, in all `amount`. Never changes.
create table rhythm_end (
  mutual_id text not null,
  number text not null,
  receipt_id text not null,
  on_date text not null check (length(on_date) = 10),
  amount {{i64}} not null check (amount >= 0 and amount <= 9007199254740991),
  journal_id text,
  primary key (mutual_id, number, receipt_id),
  foreign key (mutual_id, number, receipt_id) references rhythm (mutual_id, number, receipt_id),
  foreign key (mutual_id, journal_id) references journal (mutual_id, journal_id),
  check ((amount > 0) = (journal_id is not null))
){{strict}};
{{append_only rhythm_end}}
