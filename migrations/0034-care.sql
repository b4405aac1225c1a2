-- What the office lists of clinics, and members whose cards are new.
create index bill_of_emergency on bill (mutual_id, provider_code, billed_at) where emergency = 1;
create index letter_by_provider on letter (mutual_id, provider_code, valid_to);
create index member_by_creation on member (mutual_id, created_at, number);
