export const migration = `
create table alert (
  fingerprint text primary key,
  labels jsonb not null,
  annotations jsonb not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  updated_at timestamptz not null,
  timeout boolean not null,
  generator_url text not null,
  source text not null,
  -- Under which it keeps others quiet: the number of a rule and the labels that have to be equal.
  inhibits text[]
);
create index alert_ends on alert (ends_at);
create index alert_starts on alert (starts_at desc, fingerprint);
create index alert_inhibits on alert using gin (inhibits) where inhibits is not null;
create index alert_labels on alert using gin (labels jsonb_path_ops);

create table alert_group (
  id text primary key,
  route text not null,
  fingerprint text not null,
  labels jsonb not null,
  key text not null,
  receiver text not null,
  due timestamptz not null,
  flushed boolean not null,
  empty_at timestamptz
);
create index alert_group_due on alert_group (due);

create table alert_group_member (
  group_id text not null references alert_group (id) on delete cascade,
  -- Of an alert; who takes alerts away takes none that is in a group.
  fingerprint text not null,
  primary key (group_id, fingerprint)
);
create index alert_group_member_alert on alert_group_member (fingerprint);

-- What each way of a receiver was told last of a group. A group's key may be longer than an index takes, so its hash stands in there.
create table alert_told (
  key_hash text not null,
  key text not null,
  receiver text not null,
  way text not null,
  at timestamptz not null,
  firing text[] not null,
  resolved text[] not null,
  expires_at timestamptz not null,
  primary key (key_hash, receiver, way)
);
create index alert_told_expires on alert_told (expires_at);

create table alert_notice (
  id bigint generated always as identity primary key,
  key_hash text not null,
  receiver text not null,
  way text not null,
  routing integer not null,
  notification jsonb not null,
  because text not null,
  at timestamptz not null,
  created_at timestamptz not null,
  status text not null check (status in ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  error text,
  ended_at timestamptz
);
create index alert_notice_told on alert_notice (key_hash, receiver, way, id desc);
create index alert_notice_created on alert_notice (created_at desc);

create table silence (
  id uuid primary key,
  matchers jsonb not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  updated_at timestamptz not null,
  created_by text not null,
  comment text not null
);
create index silence_ends on silence (ends_at desc);

-- The text holds secrets and is sealed; what is shown has none.
create table alert_routing (
  version integer generated always as identity primary key,
  sealed text not null,
  shown text not null,
  at timestamptz not null,
  by text not null
);
`
