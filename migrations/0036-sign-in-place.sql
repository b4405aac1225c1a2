-- From where somebody wants to sign in, as a mark: of those who wait, no place may take what all others need.
alter table sign_in add column place text;
