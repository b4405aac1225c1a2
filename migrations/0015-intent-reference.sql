-- A statement names some requests by the operator's reference of them.
create index intent_by_operator_ref on intent (operator_ref) where operator_ref is not null;
