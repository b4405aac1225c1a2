-- Mutuals that are there send messages already.
update mutual set messages_from = to_char(to_timestamp(created_at / 1000) at time zone 'UTC', 'YYYY-MM-DD');
