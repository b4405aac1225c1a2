-- A change of a member's phone takes effect by itself, a day after it was decided (R64): until then
-- the old phone speaks for the household and gets its messages.
alter table beneficiary add column next_phone text;
alter table beneficiary add column next_phone_from {{i64}};

-- From and until which moment a phone has a role; null in until_at for as long as it lasts.
alter table phone_role add column from_at {{i64}} not null default 0;
alter table phone_role add column until_at {{i64}};

-- A card is one live person's.
create unique index beneficiary_live_card on beneficiary (mutual_id, card) where card is not null and left_on is null;
