-- In the order of their letters' codes, so that what begins alike stands together in every language.
create table person_word (
  mutual_id text not null,
  word text collate "C" not null,
  number text not null,
  ordinal integer not null,
  primary key (mutual_id, word, number, ordinal)
);

create index person_word_of on person_word (mutual_id, number, ordinal, word);
