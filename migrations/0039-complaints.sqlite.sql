-- Append-only guards.
create trigger complaint_answer_no_update before update on complaint_answer begin select raise(abort, 'complaint_answer is append-only'); end;
create trigger complaint_answer_no_delete before delete on complaint_answer begin select raise(abort, 'complaint_answer is append-only'); end;
