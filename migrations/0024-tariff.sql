-- What a clinic and the mutual have agreed that each service costs, as JSON.
alter table provider add column tariff text not null default '[]';
