-- A list by SMS may be one of the members of an association who owe, for its treasurer.
alter table sms_list add column association_code text;
