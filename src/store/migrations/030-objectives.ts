export const migration = `
create table objective (
  -- Service and name: api/availability.
  id text primary key,
  service text not null,
  definition jsonb not null,
  source text not null,
  version text not null,
  applied_at timestamptz not null,
  applied_by text not null,
  -- No file speaks of it any more; its history stays.
  retired_at timestamptz
);
create index objective_by_service on objective (service) where retired_at is null;

-- Sixty slots of a minute each, by the hour that they are in.
create table objective_hour (
  objective text not null references objective (id),
  hour timestamptz not null,
  bad double precision[] not null,
  total double precision[] not null,
  primary key (objective, hour)
);

create table objective_status (
  objective text primary key references objective (id),
  at timestamptz not null,
  status jsonb,
  -- Why the last attempt measured nothing.
  failure text
);

create table objective_point (
  objective text not null references objective (id),
  at timestamptz not null,
  budget_left double precision not null,
  burn double precision,
  primary key (objective, at)
);

create table delivery_freeze (
  id bigint generated always as identity primary key,
  service text,
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text not null,
  made_by text not null
);
create index delivery_freeze_by_end on delivery_freeze (to_at);

create table gate_check (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  service text not null,
  actor text not null,
  outcome text not null check (outcome in ('go', 'approval', 'frozen')),
  reasons jsonb not null,
  -- Why it went out all the same.
  override text
);
create index gate_check_by_service on gate_check (service, at desc);
`
