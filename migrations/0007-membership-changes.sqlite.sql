-- Append-only guards.
create trigger membership_change_no_update before update on membership_change begin select raise(abort, 'membership_change is append-only'); end;
create trigger membership_change_no_delete before delete on membership_change begin select raise(abort, 'membership_change is append-only'); end;
