-- Before a prompt leaves, earlier requests of the same phone are looked at, and their receipts.
create index intent_by_payer on intent (payer_phone, created_at);
create index receipt_by_intent on receipt (mutual_id, intent_id) where intent_id is not null;
