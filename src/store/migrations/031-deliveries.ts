export const migration = `
create table delivery (
  id bigint generated always as identity primary key,
  -- What the one who tells calls it; told twice it is one.
  key text not null unique,
  service text not null,
  environment text not null,
  version text not null,
  status text not null check (status in ('started', 'succeeded', 'failed')),
  at timestamptz not null,
  source text not null,
  by text,
  url text,
  changes jsonb not null
);
create index delivery_by_time on delivery (at desc, id desc);
create index delivery_by_service on delivery (service, environment, at desc);
`
