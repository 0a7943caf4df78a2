export const migration = `
create table person (
  id text primary key,
  name text not null,
  email text,
  zone text not null,
  rules jsonb not null
);

create table team (
  name text primary key,
  people text[] not null
);

create table contact (
  id text primary key,
  person text references person (id) on delete cascade,
  team text references team (name) on delete cascade,
  position integer not null,
  by text not null,
  settings jsonb not null,
  sealed text,
  check ((person is null) <> (team is null))
);
create index contact_person on contact (person, position);
create index contact_team on contact (team, position);

-- Settings that all contacts of one connector share.
create table connection (
  by text primary key,
  settings jsonb not null,
  sealed text
);

create table schedule (
  name text primary key,
  team text not null
);

create table rotation (
  schedule text not null references schedule (name) on delete cascade,
  position integer not null,
  name text not null,
  zone text not null,
  -- Local times: text, because they are no moments.
  starts text not null,
  ends text,
  people text[] not null,
  turn jsonb not null,
  hours jsonb,
  beside boolean not null,
  primary key (schedule, position)
);

create table duty_override (
  id bigint generated always as identity primary key,
  schedule text not null references schedule (name) on delete cascade,
  person text,
  replaces text,
  beside boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  because text not null,
  -- Of a calendar that it was read from; none where a person made it.
  source text,
  created_at timestamptz not null,
  created_by text not null,
  check (ends_at > starts_at),
  check (person is not null or replaces is not null)
);
create index duty_override_time on duty_override (schedule, ends_at);
create index duty_override_source on duty_override (source) where source is not null;

create table escalation (
  name text primary key,
  team text not null,
  repeat integer not null,
  steps jsonb not null
);

create table service (
  name text primary key,
  team text not null,
  escalation text not null
);

-- Each step of each run, once, however often its job runs. A run begins when the incident is opened or opened again.
create table escalation_step (
  incident bigint not null,
  run timestamptz not null,
  round integer not null,
  step integer not null,
  at timestamptz not null,
  missed jsonb not null,
  primary key (incident, run, round, step)
);

create table page (
  id uuid primary key,
  -- None for a test.
  incident bigint,
  person text,
  contact text not null,
  by text not null,
  -- What it tells of: triggered, acknowledged or resolved.
  tells text not null,
  because text not null,
  due_at timestamptz not null,
  status text not null check (status in ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  error text,
  reference text,
  created_at timestamptz not null,
  ended_at timestamptz,
  unique (incident, contact, tells, due_at)
);
create index page_incident on page (incident, due_at);
create index page_person on page (person, due_at desc);
create index page_created on page (created_at desc);
create index page_waiting on page (due_at) where status = 'waiting';

create table page_attempt (
  page uuid not null references page (id) on delete cascade,
  number integer not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  outcome text,
  detail text,
  primary key (page, number)
);

-- Whoever holds the token may read; only its hash is kept.
create table calendar_feed (
  token_hash text primary key,
  schedule text,
  person text,
  created_at timestamptz not null,
  created_by text not null,
  check ((schedule is null) <> (person is null))
);

-- Of the pager itself: one row.
create table heartbeat (
  one boolean primary key default true check (one),
  at timestamptz not null,
  sent boolean not null,
  checks jsonb not null
);
`
