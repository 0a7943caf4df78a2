export const migration = `
create table alert_source (
  name text primary key,
  kind text not null,
  key_hash text not null,
  mapping jsonb,
  -- Of SNS: the one topic that it takes from.
  topic text,
  made_at timestamptz not null,
  made_by text not null,
  heard_at timestamptz
);
`
