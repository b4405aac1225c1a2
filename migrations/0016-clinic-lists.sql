-- What a clinic asked on a day, and its visits that wait for a bill.
create index coverage_check_by_provider on coverage_check (mutual_id, provider_code, on_date);
create index visit_by_provider on visit (mutual_id, provider_code, lapses_on);
