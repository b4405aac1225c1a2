-- Visits of a clinic that wait for a bill.
create index visit_by_provider on visit (mutual_id, provider_code, lapses_on);
