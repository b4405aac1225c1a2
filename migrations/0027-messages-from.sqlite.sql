-- Mutuals that are there send messages already.
update mutual set messages_from = date(created_at / 1000, 'unixepoch');
