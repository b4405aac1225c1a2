-- What an import registered, by which the same file is known when it comes again.
alter table member_import add column content text;
create index member_import_by_content on member_import (mutual_id, content) where content is not null;
