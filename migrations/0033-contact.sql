-- The person whom members know, by first name and phone, as JSON; null where statutes name none.
alter table mutual add column contact text;

-- Whoever is sent every reminder there was is sent the one to members without cover for weeks too.
update mutual set reminders = replace(reminders,
  '["suspended","reopened","ageing-out","before-suspension","grace","before-due","applicant"]',
  '["suspended","reopened","ageing-out","before-suspension","grace","before-due","still-suspended","applicant"]');
