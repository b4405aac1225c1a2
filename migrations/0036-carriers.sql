-- Which of an installation's carriers a message is handed to, or was. Before this there was one.
alter table outbox add column carrier text;
update outbox set carrier = 'africastalking' where kind = 'sms' and carrier_id is not null;
