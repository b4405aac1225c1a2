-- Cards are looked up without capitals, separators and zeros; store/membership/cards.ts asks by this.
create index beneficiary_by_card_key on beneficiary (upper(replace(replace(replace(replace(replace(replace(card, ' ', ''), '-', ''), '/', ''), '.', ''), '_', ''), '0', ''))) where card is not null;
