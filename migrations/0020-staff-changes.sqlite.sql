-- Append-only guards.
create trigger staff_change_no_update before update on staff_change begin select raise(abort, 'staff_change is append-only'); end;
create trigger staff_change_no_delete before delete on staff_change begin select raise(abort, 'staff_change is append-only'); end;
