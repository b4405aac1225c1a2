create table person_word (
  mutual_id text not null,
  word text not null,
  number text not null,
  ordinal integer not null,
  primary key (mutual_id, word, number, ordinal)
) strict;

create index person_word_of on person_word (mutual_id, number, ordinal, word);
