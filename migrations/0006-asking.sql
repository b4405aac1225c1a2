-- Prompts of a wallet account that its operator did not take; one row for an account that ever failed.
create table wallet_breaker (
  wallet text not null primary key,
  failures integer not null,
  failed_at {{i64}},
  trial_at {{i64}},
  pauses integer not null
){{strict}};

-- What a phone has paid through a wallet since a moment, for the day's limit of its operator.
create index receipt_by_wallet_and_payer on receipt (wallet, payer_phone, paid_at)
  where payer_phone is not null;
