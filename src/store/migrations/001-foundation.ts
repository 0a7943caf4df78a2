export const migration = `
create table setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null
);

create table trail (
  number bigint primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous text not null,
  hash text not null
);
create index trail_subject on trail (subject, number desc);
create index trail_at on trail (at desc);
`
