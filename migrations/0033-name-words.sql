-- The words of names as people look for them: without capitals, accents and points. Each door that writes a name
-- writes them too. Mutuals that were there before get theirs from a job: their people through a number have
-- them; a mutual without a row here has all of them.
create table person_word_fill (
  mutual_id text not null primary key references mutual (mutual_id),
  through text not null
){{strict}};

insert into person_word_fill (mutual_id, through) select mutual_id, '' from mutual;
