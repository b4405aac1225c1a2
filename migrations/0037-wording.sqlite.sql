-- Append-only guards.
create trigger wording_no_update before update on wording begin select raise(abort, 'wording is append-only'); end;
create trigger wording_no_delete before delete on wording begin select raise(abort, 'wording is append-only'); end;
