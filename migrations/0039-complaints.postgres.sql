-- Append-only guards.
create trigger complaint_answer_no_change before update or delete or truncate on complaint_answer for each statement execute function refuse_change();
