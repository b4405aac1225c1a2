-- Append-only guards.
create trigger membership_term_no_update before update on membership_term begin select raise(abort, 'membership_term is append-only'); end;
create trigger membership_term_no_delete before delete on membership_term begin select raise(abort, 'membership_term is append-only'); end;
